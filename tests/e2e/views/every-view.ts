// Every view of the extension, where it is and with which cases; what axe says of one. For a test in either browser.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { OptionsKey } from '@/lib/i18n/options';
import type { Act } from '@/lib/model/case-event';
import type { Ask } from '../harness/built-pack';

// Evaluated and not added as an element: our pages' content security policy would rightly refuse that.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page of the extension, of whichever driver. */
interface ViewPage {
  evaluate(script: string): Promise<unknown>;
  evaluate<T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
}

/** Ids of cases at each kind of step. */
export type CasesAtSteps = Record<'new' | 'fraud' | 'slip' | 'closed', string>;

/** What the views show: a tab with rows, and cases. */
interface Shown {
  tabId: number;
  cases: CasesAtSteps;
}

const call: Act = {
  kind: 'call-logged',
  party: 'acquirer',
  channel: 'phone',
  who: '王经理',
  ticket: 'HT-1',
  answer: '三天内答复',
  promisedBy: '2026-01-05',
};
const classified = (outcome: 'normal' | 'mis-operation' | 'suspected-fraud'): Act => ({
  kind: 'classified',
  outcome,
  reason: '',
});
const actsBefore: Record<keyof CasesAtSteps, Act[]> = {
  new: [],
  fraud: [classified('suspected-fraud'), call, { kind: 'note-added', text: '门店监控已保存' }],
  slip: [classified('mis-operation'), call],
  closed: [classified('normal'), { kind: 'closed', outcome: 'normal', note: '包间押金' }],
};

/** Opens a case at each kind of step, of these rows; notes a check too, so that there is a record of checks to be looked at. */
export async function openCases(ask: Ask, tabId: number, keys: readonly string[]): Promise<CasesAtSteps> {
  const request = () => crypto.randomUUID();
  const opened: [string, string][] = [];
  for (const [at, [name, acts]] of Object.entries(actsBefore).entries()) {
    const { caseId } = await ask<{ caseId: string }>('case.open', { request: request(), tabId, keys: [keys[at]] });
    opened.push([name, caseId]);
    for (const act of acts) await ask('case.act', { request: request(), caseId, act });
  }
  const checked = { subject: '', at: '2026-03-05T00:00:00.000Z', day: '2026-03-05', actor: '', serial: '', note: '' };
  await ask('prevention.check', { ...checked, id: 'check-00000001', kind: 'access', result: 'in-order', files: [] });
  return Object.fromEntries(opened) as CasesAtSteps;
}

/** Where each view is, and what to press there before it is looked at: a step of the list, by its place in it. */
export const everyView: { name: string; path: (shown: Shown) => string; step?: string; press?: OptionsKey }[] = [
  { name: 'the page', path: ({ tabId }) => `sidepanel.html?tab=${tabId}` },
  { name: 'the page in the popup', path: ({ tabId }) => `popup.html?tab=${tabId}` },
  ...['capture', 'confirm-facts', 'check-vouchers', 'classify'].map((step) => ({
    name: `a new case, ${step}`,
    path: ({ cases }: Shown) => `cases.html#/case/${cases.new}`,
    step,
  })),
  ...['fraud.call-police', 'fraud.account-check', 'fraud.keep', 'fraud.export', 'fraud.close'].map((step) => ({
    name: `a case of fraud, ${step}`,
    path: ({ cases }: Shown) => `cases.html#/case/${cases.fraud}`,
    step,
  })),
  { name: 'a slip of the hand', path: ({ cases }: Shown) => `cases.html#/case/${cases.slip}` },
  { name: 'a closed case', path: ({ cases }: Shown) => `cases.html#/case/${cases.closed}` },
  { name: 'all cases', path: () => 'cases.html#/cases' },
  { name: 'all transactions', path: () => 'cases.html#/records' },
  { name: 'the numbers', path: () => 'cases.html#/numbers' },
  { name: 'till and portal', path: () => 'cases.html#/till' },
  { name: 'prevention', path: () => 'cases.html#/prevention', press: 'record.open' },
  { name: 'the options', path: () => 'options.html#/options' },
];

/** Unfolds all that is folded, which is part of a view too, and waits until nothing has changed for a while: lists come one after the other. */
export async function whenWhole(view: ViewPage): Promise<void> {
  await view.evaluate((still) => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    return new Promise<void>((settled) => {
      let timer = setTimeout(done, still);
      const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(done, still);
      });
      const patience = setTimeout(done, 15_000);
      function done() {
        observer.disconnect();
        clearTimeout(timer);
        clearTimeout(patience);
        settled();
      }
      observer.observe(document, { subtree: true, childList: true, characterData: true });
    });
  }, 300);
}

/** What axe finds. @param rules only these, or those with these tags; all where none are named */
export async function faultsOf(view: ViewPage, ...rules: string[]): Promise<string[]> {
  if (!(await view.evaluate((name) => name in globalThis, 'axe'))) await view.evaluate(axe);
  return view.evaluate(async (runOnly) => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await checker.run({ resultTypes: ['violations'], ...(runOnly.length > 0 && { runOnly }) });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, rules);
}
