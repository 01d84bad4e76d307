// A case in one line, for places outside our views: a notification, an entry in a calendar. The amount is what people know it by.
import { response } from '@/lib/i18n/response';
import { type Language, printMoney, say } from '@/lib/i18n/say';
import { amountAtStake, type CaseView } from './fold';

/** `¥10,000.00 · 案件 20260301-9C1D77AB`; the number alone where the case has no amount. */
export function caseLine(view: CaseView, language: Language): string {
  const amount = amountAtStake(view);
  const number = say(response, language, 'notice.case', { case: view.caseId });
  return amount ? `${printMoney(language, amount)} · ${number}` : number;
}
