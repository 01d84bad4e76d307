// A button that stays in the tab order while it works, and does not fire twice.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export interface ButtonProps {
  children: ComponentChildren;
  /** a promise keeps the button busy until it settles */
  onPress: () => unknown;
  /** exactly one button of a view is primary */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** name for assistive technology where the visible text alone does not say which; begins with the visible text */
  label?: string;
  isDisabled?: boolean;
  /** given for a button that is on or off: one answer of several */
  isPressed?: boolean;
}

export function Button({ children, onPress, look = 'plain', label, isDisabled = false, isPressed }: ButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const isOff = isBusy || isDisabled;
  const press = () => {
    if (isOff) return;
    const outcome = onPress();
    if (!(outcome instanceof Promise)) return;
    setBusy(true);
    void outcome.finally(() => setBusy(false));
  };
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isOff ? 'true' : undefined}
      aria-busy={isBusy ? 'true' : undefined}
      onClick={press}
    >
      {children}
    </button>
  );
}
