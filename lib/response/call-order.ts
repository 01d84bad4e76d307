// The parties of a case in the order of urgency: police, acquirer, bank, then whoever else.
import type { Party } from '@/lib/model/case-event';

export const partiesInOrder: readonly Party[] = ['police', 'acquirer', 'bank', 'provider', 'platform', 'other'];
