// What the user has set, kept in the store and shown on the options.
import * as z from 'zod/mini';

export const Settings = z.object({
  language: z.enum(['auto', 'zh-CN', 'en']),
  /** name of the merchant as it stands in reports; empty until the user gives it */
  merchantName: z.string().check(z.maxLength(200)),
  /** who is at this browser, for the log; empty until the user gives it */
  actor: z.string().check(z.maxLength(200)),
  welcomed: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;
