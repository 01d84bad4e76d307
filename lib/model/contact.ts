// The contact book: whom the merchant calls at the acquirer, the bank, the police, the POS provider.
import * as z from 'zod/mini';
import { parties } from './case-event';

const line = z.string().check(z.maxLength(200));

export const Contact = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  party: z.enum(parties),
  /** name of the house: the acquirer, the branch of the bank, the police station */
  organisation: line,
  person: line,
  phone: line,
  note: z.string().check(z.maxLength(2000)),
});
export type Contact = z.infer<typeof Contact>;

export const Contacts = z.array(Contact).check(z.maxLength(500));
