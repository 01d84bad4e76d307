// The chain of the tests: two shops, a head office, an administrator, an area that has the second shop alone.
import type { ShopPlan } from '@/tests/e2e/harness/chain-servers';

export const logins = {
  till: { user: 'till', password: 'a', seesIdentity: false },
  desk: { user: 'desk', password: 'b', seesIdentity: true },
  other: { user: 'other', password: 'c', seesIdentity: false },
  office: { user: 'office', password: 'd', seesIdentity: true },
  admin: { user: 'admin', password: 'e', seesIdentity: true },
  area: { user: 'area', password: 'f', seesIdentity: false },
};

export const chainOfTwoShops: ShopPlan = {
  name: 'trial',
  replicas: 3,
  findingDays: 90,
  shopBytes: 500_000_000,
  shops: [
    { id: 's1', users: [logins.till, logins.desk] },
    { id: 's2', users: [logins.other] },
  ],
  offices: [
    { ...logins.office, role: 'office' },
    { ...logins.admin, role: 'administrator' },
    { ...logins.area, role: 'area', shops: ['s2'] },
  ],
  system: { user: 'sys', password: 'g' },
};
