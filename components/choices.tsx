// A group of radio buttons: one question, a few answers, each with room for what speaks for it.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface Choice<V extends string> {
  value: V;
  text: string;
  /** shown below the answer's name and read out with it */
  details?: ComponentChildren;
}

export function Choices<V extends string>(props: {
  legend: string;
  value: V | '';
  onChoose: (value: V) => void;
  choices: readonly Choice<V>[];
}) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{props.legend}</legend>
      {props.choices.map(({ value, text, details }) => {
        const id = `${name}-${value}`;
        return (
          <div key={value} class={`choice ${props.value === value ? 'is-chosen' : ''}`}>
            <label class="choice-name" for={id}>
              <input
                type="radio"
                id={id}
                name={name}
                value={value}
                checked={props.value === value}
                aria-describedby={details ? `${id}-details` : undefined}
                onChange={() => props.onChoose(value)}
              />
              <span>{text}</span>
            </label>
            {details && (
              <div class="choice-details" id={`${id}-details`}>
                {details}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
