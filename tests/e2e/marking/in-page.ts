// Runs in the page under test: a real frame (reading, watching, marking, capture) with links of the test's own in place of the
// worker's, and an audit that says whether every mark stands on the row that it belongs to.
import { startFrame } from '@/lib/frame/frame';
import type { ContentHandlers } from '@/lib/messaging/receive';
import type { Finding } from '@/lib/model/finding';
import type { FrameReading } from '@/lib/model/reading';

interface Wanted {
  /** transaction id → severity */
  ids: Record<string, Finding['severity']>;
  language: 'zh-CN' | 'en';
  /** id of the transaction to which a finding of `id` refers */
  related?: Record<string, string>;
}

export interface Audit {
  /** what is marked although it should not be, or beside its row */
  wrong: string[];
  /** rows in plain sight that should be marked and are not */
  missing: string[];
  right: number;
}

export interface InPage {
  start(wanted: Wanted): void;
  stop(): void;
  handlers: ContentHandlers;
  root(): ShadowRoot | null;
  audit(rowSelector: string): Audit;
  /** audits after each of `frames` painted frames; gives all that was ever wrong */
  auditFrames(rowSelector: string, frames: number): Promise<string[]>;
  readings: FrameReading[];
  opened: { key: string; request: string }[];
  judged: { key: string; verdict: string }[];
  failNextOpen: boolean;
  alive: boolean;
  roots: Map<Element, ShadowRoot>;
}

const roots = new Map<Element, ShadowRoot>();
// The test alone looks into closed roots: this page and the script share one world here, which they never do in a browser.
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  roots.set(this, root);
  return root;
};

let stop = () => {};
const inPage: InPage = {
  readings: [],
  opened: [],
  judged: [],
  failNextOpen: false,
  alive: true,
  roots,
  handlers: {} as ContentHandlers,
  start(wanted) {
    const findingsOf = (reading: FrameReading): Finding[] => {
      const rows = reading.tables.flatMap((table) => table.rows);
      return rows.flatMap(({ key, transaction }) => {
        const id = transaction.id ?? '';
        const severity = wanted.ids[id];
        if (!severity) return [];
        const other = rows.find((row) => row.transaction.id === wanted.related?.[id]);
        return [
          {
            key,
            rule: 'amount-out-of-range',
            severity,
            score: 0.9,
            class: 'suspected-fraud',
            reason: {
              key: 'amount-out-of-range.reason',
              values: {
                amount: transaction.amount!,
                usual: { minor: 80000, exponent: 2, currency: 'CNY' },
                days: 60,
                n: 60,
              },
            },
            innocent: { key: 'amount-out-of-range.innocent', values: {} },
            next: { key: 'amount-out-of-range.next', values: {} },
            related: other ? [other.key] : wanted.related?.[id] ? ['not-here'] : [],
          },
        ];
      });
    };
    stop = startFrame(document, {
      async tellRead({ reading }) {
        inPage.readings.push(reading);
        return { findings: findingsOf(reading), inCase: {}, language: wanted.language };
      },
      async judge({ key, verdict }) {
        inPage.judged.push({ key, verdict });
        const findings = findingsOf(inPage.readings.at(-1)!);
        const kept = verdict === 'fine' ? findings.filter((finding) => finding.key !== key) : findings;
        return { findings: kept, inCase: {}, language: wanted.language };
      },
      async openCase(payload) {
        inPage.opened.push(payload);
        if (inPage.failNextOpen) {
          inPage.failNextOpen = false;
          throw new Error('no worker');
        }
        return { caseId: '20260301-A7F3' };
      },
      serve(handlers) {
        inPage.handlers = handlers;
        return () => {};
      },
      shadowRootOf: (element) => roots.get(element) ?? element.shadowRoot,
      isAlive: () => inPage.alive,
    });
    wantedIds = wanted.ids;
  },
  stop: () => stop(),
  root() {
    const host = document.querySelector('tillguard-marks');
    return host ? (roots.get(host) ?? null) : null;
  },
  audit,
  async auditFrames(rowSelector, frames) {
    const wrong: string[] = [];
    for (let i = 0; i < frames; i++) {
      await new Promise<void>((painted) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => painted();
          port2.postMessage(null);
        }),
      );
      wrong.push(...audit(rowSelector).wrong);
    }
    return wrong;
  },
};
let wantedIds: Wanted['ids'] = {};

function audit(rowSelector: string): Audit {
  const result: Audit = { wrong: [], missing: [], right: 0 };
  const root = inPage.root();
  const strips = root
    ? [...root.querySelectorAll<HTMLElement>('.mark:not([hidden]) > .strip')].map((strip) => ({
        strip,
        box: strip.getBoundingClientRect(),
        badge: strip.parentElement!.querySelector('.badge')!.getBoundingClientRect(),
        isUsed: false,
      }))
    : [];
  for (const row of document.querySelectorAll(rowSelector)) {
    const text = row.textContent ?? '';
    const id = Object.keys(wantedIds).find((wanted) => text.includes(wanted));
    const box = row.getBoundingClientRect();
    const on = strips.filter((s) => Math.abs(s.box.top - box.top) < 2 && Math.abs(s.box.bottom - box.bottom) < 2);
    if (id === undefined) {
      if (on.length > 0) result.wrong.push(`row without finding is marked: ${text.slice(0, 60)}`);
      continue;
    }
    const own = on[0];
    if (own) {
      own.isUsed = true;
      const isBeside = own.badge.top >= box.top - 14 && own.badge.bottom <= box.bottom + 14;
      if (!isBeside) result.wrong.push(`badge away from its row: ${id}`);
      else result.right++;
      continue;
    }
    const middle = document.elementFromPoint(
      Math.max(box.left, 0) + Math.min(300, box.width / 2),
      (box.top + box.bottom) / 2,
    );
    if (middle && row.contains(middle)) result.missing.push(id);
  }
  for (const s of strips) if (!s.isUsed) result.wrong.push(`mark on no row at ${Math.round(s.box.top)}`);
  return result;
}

(globalThis as unknown as { tillguard: InPage }).tillguard = inPage;
