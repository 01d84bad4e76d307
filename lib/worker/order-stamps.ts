// Has a case's captures and packs stamped. The worker only orders it: the code for stamps is more than Chrome's worker can load.
import { needsBuilderPage } from '@/lib/platform/builder';
import { orderBuilder } from './builder-orders';

/** Asks for stamps here and now: Firefox's event page. Resolves to how many are still missing. */
export type StampHere = (caseId: string) => Promise<number>;

/** Asks for the stamps that a case lacks; resolves to how many are still missing. */
export async function orderStamps(caseId: string, stampHere: StampHere): Promise<number> {
  if (!needsBuilderPage()) return stampHere(caseId);
  const missing = await orderBuilder({ to: 'builder', name: 'stamp', payload: { caseId } });
  return typeof missing === 'number' ? missing : 0;
}
