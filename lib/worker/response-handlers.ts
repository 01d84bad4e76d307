// What the worker does for the response beyond cases: the comparison with the till, numbers, the merchant's details, checks.
import type { Handlers } from '@/lib/messaging/receive';
import { tellPages } from '@/lib/messaging/send';
import { shortReport } from '@/lib/model/till-report';
import { maskCardNumbers } from '@/lib/reading/values/card';
import { forgetSummaries } from '@/lib/storage/case-list';
import { allChecks, saveCheck } from '@/lib/storage/checks';
import { readPlan, readPlaybookEdits, writePlan, writePlaybookEdits, writeShop } from '@/lib/storage/kept';
import { readSettings } from '@/lib/storage/settings';
import { addSettlement, readReport } from '@/lib/storage/till-report';
import { compareTill } from './compare-till';
import type { Desk } from './desk';
import { maskEdits } from './mask-act';
import { assessTabsAgain } from './read-page';
import { remindSoon } from './reminder-alarm';
import { shopDetails } from './shop-details';
import { sumUp } from './sum-up';
import { unlisted } from './unlisted';

type Answered =
  | 'till.report'
  | 'till.settle'
  | 'numbers.days'
  | 'shop.get'
  | 'shop.set'
  | 'playbook.edits'
  | 'playbook.edit'
  | 'prevention.get'
  | 'prevention.unlisted'
  | 'prevention.plan'
  | 'prevention.check';

/** These handlers over a desk. */
export function responseHandlers(desk: Desk): Pick<Handlers, Answered> {
  return {
    'till.report': async ({ most }) => shortReport(await readReport(await desk.database()), most),
    'till.settle': async (settlement) => {
      const db = await desk.database();
      await addSettlement(db, settlement);
      await compareTill(desk, db);
      await assessTabsAgain(desk);
      tellPages({ changed: 'till', id: '' });
      return {};
    },
    'numbers.days': async (order) => sumUp(await desk.database(), order),
    'shop.get': async () => shopDetails(await desk.database()),
    'shop.set': async (change) => {
      const db = await desk.database();
      const { accountNumber } = change;
      await writeShop(db, {
        ...change,
        ...(accountNumber === undefined ? {} : { accountNumber: maskCardNumbers(accountNumber) }),
      });
      tellPages({ changed: 'shop', id: '' });
      return shopDetails(db);
    },
    'playbook.edits': async () => readPlaybookEdits(await desk.database()),
    'playbook.edit': async (edits) => {
      const db = await desk.database();
      const kept = maskEdits(edits);
      await writePlaybookEdits(db, kept);
      // What steps a case has, and which of them is next, goes by them.
      await forgetSummaries(db);
      await remindSoon(desk);
      for (const changed of ['shop', 'case'] as const) tellPages({ changed, id: '' });
      return kept;
    },
    'prevention.get': async () => {
      const db = await desk.database();
      return { plan: await readPlan(db), checks: await allChecks(db) };
    },
    'prevention.unlisted': async () => unlisted(await desk.database()),
    'prevention.plan': async (plan) => {
      await writePlan(await desk.database(), plan);
      await remindSoon(desk);
      tellPages({ changed: 'prevention', id: '' });
      return {};
    },
    'prevention.check': async (check) => {
      const db = await desk.database();
      const { actor } = await readSettings(db);
      const files = check.files.map((file) => ({ ...file, title: maskCardNumbers(file.title) }));
      await saveCheck(db, { ...check, actor: actor || check.actor, note: maskCardNumbers(check.note), files });
      await remindSoon(desk);
      tellPages({ changed: 'prevention', id: check.id });
      return {};
    },
  };
}
