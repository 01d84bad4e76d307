// How often each rule would have spoken about this shop's own past, and about which rows: asked before a rule is switched on or a
// threshold moved.
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { settingsOf, thresholdsOf } from '@/lib/detection/presets';
import { rules } from '@/lib/detection/rules';
import type { Reply } from '@/lib/messaging/messages';
import type { DetectionChoice } from '@/lib/model/detection-choice';
import type { Finding } from '@/lib/model/finding';
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { rowsOfPortal } from '@/lib/storage/ledger';
import { portalsOfLedger } from '@/lib/storage/ledger-search';
import { voucherStates } from '@/lib/storage/till';

/** Rows looked at, the newest of all portals together: a season of a shop, and not a minute of waiting. */
const mostRows = 3000;
const mostExamples = 5;

/** Each rule's rate under a choice, switched-off rules included. */
export async function ruleRates(db: Database, choice: DetectionChoice): Promise<Reply<'detection.rates'>> {
  const portals = await portalsOfLedger(db);
  const settings = { ...settingsOf(choice), off: [] };
  const found: { portal: string; row: KeyedTransaction; finding: Finding }[] = [];
  const missing = new Map<string, { have: number; need: number }[]>();
  let rows = 0;
  for (const { portal } of portals) {
    const past = await rowsOfPortal(db, portal, Math.floor(mostRows / portals.length));
    rows += past.length;
    const keys = past.map(({ key }) => key);
    const byKey = new Map(past.map((row) => [row.key, row]));
    const { findings, notEnough } = assess(past, new MemoryHistory(past, await voucherStates(db, keys)), settings);
    for (const finding of findings) found.push({ portal, row: byKey.get(finding.key)!, finding });
    for (const { rule, have, need } of notEnough) missing.set(rule, [...(missing.get(rule) ?? []), { have, need }]);
  }
  return {
    rows,
    rules: rules.map((rule) => {
      const own = found.filter(({ finding }) => finding.rule === rule.id);
      const time = ({ row }: (typeof own)[number]) => row.transaction.time?.local ?? '';
      const lacks = missing.get(rule.id) ?? [];
      return {
        rule: rule.id,
        isOff: choice.off.includes(rule.id),
        parameters: thresholdsOf(rule, choice),
        marked: new Set(own.map(({ row }) => row.key)).size,
        notable: new Set(own.filter(({ finding }) => finding.severity !== 'low').map(({ row }) => row.key)).size,
        examples: own
          .sort((a, b) => (time(a) > time(b) ? -1 : 1))
          .slice(0, mostExamples)
          .map(({ portal, row, finding }) => ({
            key: row.key,
            portal,
            severity: finding.severity,
            time: row.transaction.time,
            amount: row.transaction.amount,
          })),
        missing: lacks.length > 0 && own.length === 0 ? lacks[0]! : null,
      };
    }),
  };
}
