// The chain of the end-to-end tests: one shop and an administrator, whatever a test adds or sets otherwise.
import type { ShopPlan } from './chain-servers';

export const admin = { user: 'admin', password: 'of the chain', seesIdentity: true };
export const office = { user: 'office', password: 'three', seesIdentity: false };
export const till = { user: 'north-till', password: 'one', seesIdentity: false };

/** Its plan. @param more takes the place of what is there */
export function trialPlan(more: Partial<ShopPlan> = {}): ShopPlan {
  return {
    name: 'trial',
    replicas: 1,
    findingDays: 90,
    shopBytes: 200_000_000,
    shops: [{ id: 'north', users: [till] }],
    offices: [{ ...admin, role: 'administrator' }],
    system: { user: 'sys', password: 'four' },
    ...more,
  };
}

/** Its offices where there is a head office beside the administrator. */
export const bothOffices: ShopPlan['offices'] = [
  { ...office, role: 'office' },
  { ...admin, role: 'administrator' },
];
