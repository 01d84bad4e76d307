// Bursts in rows that come one after the other: the row with which one became a burst tells of it, once; those after it point to it.
import type { KnownRow } from './known-row';
import type { Verdict } from './rule';

/** Seconds for which a burst is remembered. */
const kept = 86_400;

export class Bursts {
  private tellers: { rule: string; key: string; at: number }[] = [];

  /** The verdict as it stands in time order. */
  told(rule: string, row: KnownRow, verdict: Verdict): Verdict {
    const { burst } = verdict;
    if (!burst || row.at === null) return verdict;
    this.tellers = this.tellers.filter(({ at }) => row.at! - at <= kept);
    if (this.tellers.some((teller) => teller.rule === rule && burst.rows.includes(teller.key))) return verdict;
    this.tellers.push({ rule, key: row.key, at: row.at });
    const { severity, score } = burst;
    return { ...verdict, severity, score, variant: undefined, related: burst.rows.filter((key) => key !== row.key) };
  }
}
