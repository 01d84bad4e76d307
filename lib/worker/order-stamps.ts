// Has a case's captures stamped. The worker only orders it: the code for stamps is more than Chrome's worker can load.
import { needsBuilderPage } from '@/lib/platform/builder';
import { orderBuilder } from './builder-orders';

/** Asks for stamps here and now: Firefox's event page. Resolves to how many are still missing. */
export type StampHere = (caseId: string) => Promise<number>;

/** Asks for the stamps that a case's captures lack; those that do not come are asked for again another time. */
export async function orderStamps(caseId: string, stampHere: StampHere): Promise<void> {
  if (needsBuilderPage()) await orderBuilder({ to: 'builder', name: 'stamp', payload: { caseId } });
  else await stampHere(caseId);
}
