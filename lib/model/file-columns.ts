// The columns of a statement file as the user is shown them, to say what each is: headings, the first rows, and what Tillguard takes
// each for by itself. Card numbers and people's names are masked before they stand here.
import * as z from 'zod/mini';
import { roles } from './column-role';

/** In the place of a site's host, for what was taught about files; no host has a port of letters. */
export const filesHost = 'file:statements';

const text = z.string().check(z.maxLength(200));
export const FileColumns = z.object({
  /** one per column from the left, empty where it has none */
  headings: z.array(text).check(z.maxLength(400)),
  /** the first rows, as many texts as there are columns */
  rows: z.array(z.array(text).check(z.maxLength(400))).check(z.maxLength(20)),
  /** what the user said of each column before; null where nothing */
  taught: z.array(z.nullable(z.enum(roles))),
  /** what Tillguard takes each for by itself; null for nothing */
  own: z.array(z.nullable(z.enum(roles))),
});
export type FileColumns = z.infer<typeof FileColumns>;
