// How amounts are spread in one shop, asked the same way whether every amount is held (a page, a small ledger) or only how many fell
// on each step of a scale (a large ledger, a long statement).
import { amountStep, stepAmount } from '@/lib/model/amount-steps';

/** Sorted amounts in units of their currency. */
export interface Amounts {
  readonly length: number;
  /** value at or below which this share of the amounts lies; NaN for none */
  quantile(share: number): number;
  /** how many are at least this large */
  countAtLeast(value: number): number;
  /** the same less one amount of this size: a row must not stand in what is usual beside itself */
  without(size: number): Amounts;
}

/** Every amount as it is. @param sorted ascending */
export function exactAmounts(sorted: Float64Array): Amounts {
  return {
    length: sorted.length,
    quantile: (share) => sorted[placeOf(share, sorted.length)] ?? Number.NaN,
    countAtLeast(value) {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]! < value) low = middle + 1;
        else high = middle;
      }
      return sorted.length - low;
    },
    without(size) {
      const at = sorted.indexOf(size);
      return at < 0 ? this : exactAmounts(sorted.filter((_, i) => i !== at));
    },
  };
}

/** Amounts of which only their steps are known. @param counts step → how many */
export function steppedAmounts(counts: ReadonlyMap<number, number>): Amounts {
  const steps = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const upTo: number[] = [];
  let length = 0;
  for (const [, count] of steps) {
    length += count;
    upTo.push(length);
  }
  return stepsBeside(
    steps.map(([step]) => step),
    upTo,
    [],
  );
}

/**
 * Amounts by their steps, some of them left out: rules ask this of every row of a page, so nothing is built anew for it.
 * @param steps ascending @param upTo amounts on each step and those below @param out steps of the amounts left out, each there
 */
function stepsBeside(steps: readonly number[], upTo: readonly number[], out: readonly number[]): Amounts {
  const length = (upTo.at(-1) ?? 0) - out.length;
  /** amounts on the i-th step and those below */
  const countTo = (i: number) => {
    let count = upTo[i]!;
    for (const step of out) if (step <= steps[i]!) count -= 1;
    return count;
  };
  const firstFrom = (isFar: (i: number) => boolean) => {
    let [low, high] = [0, steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isFar(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    length,
    quantile(share) {
      const place = placeOf(share, length);
      const step = length === 0 ? undefined : steps[firstFrom((i) => countTo(i) > place)];
      return step === undefined ? Number.NaN : stepAmount(step);
    },
    countAtLeast(value) {
      const at = firstFrom((i) => stepAmount(steps[i]!) >= value);
      return length - (at === 0 ? 0 : countTo(at - 1));
    },
    without(size) {
      const step = amountStep(size);
      const at = firstFrom((i) => steps[i]! >= step);
      const isThere = steps[at] === step && countTo(at) > (at === 0 ? 0 : countTo(at - 1));
      return isThere ? stepsBeside(steps, upTo, [...out, step]) : this;
    },
  };
}

function placeOf(share: number, length: number): number {
  return Math.min(length - 1, Math.max(0, Math.ceil(share * length) - 1));
}
