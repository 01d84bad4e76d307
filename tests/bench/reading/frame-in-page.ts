// Runs in a page of the reading benchmark: a whole frame (reading, keying, telling, marking, watching) with links of its own in
// place of the worker's, and what the browser says of the page's main thread meanwhile.
import { startFrame } from '@/lib/frame/frame';
import type { Finding } from '@/lib/model/finding';
import type { KeyedTransaction } from '@/lib/model/transaction';

/** Of so many rows one is marked. */
const aMarkPer = 20;

const rest = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

function findingOf({ key, transaction }: KeyedTransaction): Finding {
  const usual = { minor: 80_000, exponent: 2, currency: 'CNY' };
  return {
    key,
    rule: 'amount-out-of-range',
    severity: 'high',
    score: 0.9,
    class: 'suspected-fraud',
    reason: {
      key: 'amount-out-of-range.reason',
      values: { amount: transaction.amount ?? usual, usual, days: 60, n: 60 },
    },
    innocent: { key: 'amount-out-of-range.innocent', values: {} },
    next: { key: 'amount-out-of-range.next', values: {} },
    related: [],
  };
}

function start(rows: KeyedTransaction[]): () => void {
  const answer = () => ({
    findings: rows.filter((_, i) => i % aMarkPer === 0).map(findingOf),
    inCase: {},
    language: 'zh-CN' as const,
  });
  return startFrame(document, {
    async tellPart(part) {
      // A message is copied when it is sent, as here.
      rows.push(...structuredClone(part).rows);
      return {};
    },
    async tellRead(payload) {
      for (const table of structuredClone(payload).reading.tables) rows.push(...table.rows);
      return answer();
    },
    openCase: async () => ({ caseId: '' }),
    serve: () => () => undefined,
    shadowRootOf: (element) => element.shadowRoot,
    isAlive: () => true,
  });
}

const bench = {
  /** reads, keys, tells and marks a page in a frame; the longest task over 50 ms that the browser saw meanwhile, 0 where there was none */
  async longestTask(): Promise<{ longest: number; rows: number; isMarked: boolean }> {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    await rest(500);
    observer.observe({ type: 'longtask' });
    const rows: KeyedTransaction[] = [];
    const stop = start(rows);
    const isMarked = () => document.querySelector('tillguard-marks') !== null;
    for (let waited = 0; waited < 20_000 && !isMarked(); waited += 100) await rest(100);
    await rest(500);
    const result = { longest, rows: rows.length, isMarked: isMarked() };
    stop();
    observer.disconnect();
    return result;
  },
  /** timers, frames and idle callbacks asked for within two seconds of a frame that has nothing to read, after it has come to rest */
  async timersLeft(): Promise<number> {
    const asks = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'] as const;
    const wait = setTimeout;
    let asked = 0;
    const owners = window as unknown as Record<string, (...given: unknown[]) => unknown>;
    const stop = start([]);
    await rest(2000);
    const before = asks.map((name) => owners[name]!);
    for (const [i, name] of asks.entries())
      owners[name] = (...given) => {
        asked++;
        return before[i]!.apply(window, given);
      };
    // What had been asked before would show as a further ask, or as work when it comes.
    const fired = new Promise<void>((done) => wait.call(window, done, 2000));
    await fired;
    for (const [i, name] of asks.entries()) owners[name] = before[i]!;
    stop();
    return asked;
  },
};

declare global {
  interface Window {
    frameBench: typeof bench;
  }
}
window.frameBench = bench;
