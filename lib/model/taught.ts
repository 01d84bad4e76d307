// What a user said a site's columns mean: kept per site, handed on as a small JSON file. It names headings and places, never
// class names or values, so that it outlives a re-deploy of the portal and tells nobody anything of the shop.
import * as z from 'zod/mini';
import { roles } from './column-role';
import { filesHost } from './file-columns';

const heading = z.string().check(z.maxLength(200));

/** One column: its heading (empty where it has none), its place from the left counted from 0, and what it means. */
export const TaughtColumn = z.object({
  heading,
  index: z.int().check(z.gte(0), z.lte(400)),
  role: z.enum(roles),
});
export type TaughtColumn = z.infer<typeof TaughtColumn>;

/** One table of a site, known again by its headings. */
export const TaughtTable = z.object({
  headings: z.array(heading).check(z.maxLength(400)),
  columns: z.array(TaughtColumn).check(z.maxLength(400)),
});
export type TaughtTable = z.infer<typeof TaughtTable>;

export const TaughtSite = z.object({
  format: z.literal('tillguard-columns'),
  version: z.literal(1),
  host: z.string().check(z.minLength(1), z.maxLength(255)),
  tables: z.array(TaughtTable).check(z.maxLength(40)),
});
export type TaughtSite = z.infer<typeof TaughtSite>;

/** What was taught about a site as a file to hand on. */
export function printTaught(site: TaughtSite): string {
  return `${JSON.stringify(site, null, 2)}\n`;
}

/** Largest file that is read, bytes. */
export const largestTaught = 1_000_000;

/** Reads such a file; null for anything else, and for one that says nothing of any column or names no site. */
export function parseTaught(text: string): TaughtSite | null {
  if (text.length > largestTaught) return null;
  try {
    const parsed = TaughtSite.safeParse(JSON.parse(text));
    if (!parsed.success || !parsed.data.tables.some(({ columns }) => columns.length > 0)) return null;
    const { host } = parsed.data;
    return host === filesHost || isHost(host) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** True for a host as browsers write it, with its port where it has one: nothing that only looks like a site's name. */
function isHost(host: string): boolean {
  return (
    URL.canParse(`http://${host}/`) && [`http://${host}/`, `https://${host}/`].some((url) => new URL(url).host === host)
  );
}
