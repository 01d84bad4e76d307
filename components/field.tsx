// A labelled form field: one line, several lines, a date or a choice.
import { useId } from 'preact/hooks';
import { useWords } from './words';

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  isOptional?: boolean;
  /** a sentence that says what is wrong; shown and announced */
  problem?: string;
  maxLength?: number;
  /** the name stands elsewhere for the eyes */
  isLabelHidden?: boolean;
}

export function TextField({
  type = 'text',
  rows = 1,
  inputMode,
  suggestions = [],
  ...props
}: FieldProps & {
  type?: 'text' | 'date' | 'search' | 'time' | 'password';
  rows?: number;
  inputMode?: 'decimal' | 'tel';
  suggestions?: readonly string[];
}) {
  const id = useId();
  const common = {
    id,
    value: props.value,
    maxLength: props.maxLength ?? (rows > 1 ? 8000 : 200),
    autocomplete: 'off' as const,
    'aria-describedby': describedBy(id, props),
    'aria-invalid': props.problem ? ('true' as const) : undefined,
    onInput: (event: { currentTarget: { value: string } }) => props.onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <Label id={id} {...props} />
      {rows > 1 ? (
        <textarea {...common} rows={rows} />
      ) : type === 'date' ? (
        <input {...common} type="date" />
      ) : type === 'time' ? (
        <input {...common} type="time" />
      ) : type === 'password' ? (
        <input {...common} type="password" autocomplete="new-password" />
      ) : type === 'search' ? (
        <input {...common} type="search" />
      ) : (
        <input {...common} type="text" inputMode={inputMode} {...(suggestions.length > 0 && { list: `${id}-list` })} />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      <Below id={id} {...props} />
    </div>
  );
}

export function ChoiceField<V extends string>({
  choices,
  ...props
}: Omit<FieldProps, 'onInput' | 'value'> & {
  value: V;
  onInput: (value: V) => void;
  choices: readonly { value: V; text: string }[];
}) {
  const id = useId();
  return (
    <div class="field">
      <Label id={id} {...props} />
      <select
        id={id}
        value={props.value}
        aria-describedby={describedBy(id, props)}
        onChange={(event) => {
          const chosen = choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen) props.onInput(chosen.value);
        }}
      >
        {choices.map(({ value, text }) => (
          <option key={value} value={value} selected={value === props.value}>
            {text}
          </option>
        ))}
      </select>
      <Below id={id} {...props} />
    </div>
  );
}

function Label({
  id,
  label,
  isOptional,
  isLabelHidden,
}: {
  id: string;
  label: string;
  isOptional?: boolean;
  isLabelHidden?: boolean;
}) {
  const { t } = useWords();
  return (
    <label for={id} class={isLabelHidden ? 'visually-hidden' : ''}>
      {label}
      {isOptional && <span class="quiet small"> {t('optional')}</span>}
    </label>
  );
}

function Below({ id, hint, problem }: { id: string; hint?: string; problem?: string }) {
  return (
    <>
      {hint && (
        <p class="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function describedBy(id: string, { hint, problem }: { hint?: string; problem?: string }): string | undefined {
  return [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
}
