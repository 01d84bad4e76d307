// Who the merchant is, as it stands in letters: typed once on the options, never read off a page. Empty where not given.
import * as z from 'zod/mini';

const short = z.string().check(z.maxLength(200));

export const ShopDetails = z.object({
  /** name on the business licence */
  name: short,
  /** unified social credit code, company or tax number */
  registration: short,
  address: short,
  phone: short,
  /** legal representative or owner */
  representative: short,
  /** who writes, and as what */
  contact: short,
  contactRole: short,
  contactPhone: short,
  acquirer: short,
  provider: short,
  bank: short,
  /** settlement account; masked where it is a card's number */
  accountHolder: short,
  accountNumber: short,
});
export type ShopDetails = z.infer<typeof ShopDetails>;

/** Nothing given yet. */
export function blankShop(): ShopDetails {
  return {
    name: '',
    registration: '',
    address: '',
    phone: '',
    representative: '',
    contact: '',
    contactRole: '',
    contactPhone: '',
    acquirer: '',
    provider: '',
    bank: '',
    accountHolder: '',
    accountNumber: '',
  };
}
