// Goes through a case's checklist as the view leads: does what the view puts first until the last step is done.
import type { Merchant } from './merchant';

export interface Plan {
  /** what to do at a step; a step that is not named here is done away from the screen and said to be done */
  acts: Record<string, () => Promise<unknown>>;
  /** the step that ends the case */
  last: string;
  /** called between any two steps */
  between?: (merchant: Merchant) => Promise<void>;
  /** told each step that was done */
  tell?: (step: string) => void;
}

/** Gives the ids of the steps in the order in which they came. Throws where one does not end. */
export async function workThrough(merchant: Merchant, { acts, last, between, tell }: Plan): Promise<string[]> {
  const steps: string[] = [];
  while (steps.length < 80) {
    await between?.(merchant);
    const step = await merchant.nextStep();
    if (steps.includes(step)) throw new Error(`The step ${step} did not end.`);
    steps.push(step);
    await (acts[step]?.() ?? merchant.doStep(step));
    tell?.(step);
    if (step === last) return steps;
  }
  throw new Error('The steps of the case did not come to an end.');
}
