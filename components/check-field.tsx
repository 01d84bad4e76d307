// A box to tick, its label, and a line that says what it means.
import { useId } from 'preact/hooks';

interface CheckFieldProps {
  label: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  hint?: string;
  isDisabled?: boolean;
}

export function CheckField({ label, isChecked, onChange, hint, isDisabled = false }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="check-field">
      <label for={id}>
        <input
          type="checkbox"
          id={id}
          checked={isChecked}
          disabled={isDisabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
