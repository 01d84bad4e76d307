// A decimal scale of amounts: few steps, each within half a per cent of every amount on it.

/**
 * Step of an amount on a decimal scale of three significant digits: at most half a per cent from the amount, and values read off it
 * look like prices. The exponent of ten times 1000, plus the digits.
 */
export function amountStep(size: number): number {
  let digits = Math.round(Math.min(size, 1e15) * 1000);
  let tens = 0;
  while (digits >= 1000) {
    digits = Math.round(digits) / 10;
    tens += 1;
  }
  digits = Math.round(digits);
  return digits >= 1000 ? (tens + 1) * 1000 + 100 : tens * 1000 + digits;
}

/** The amount that a step stands for. */
export function stepAmount(step: number): number {
  return ((step % 1000) * 10 ** Math.floor(step / 1000)) / 1000;
}
