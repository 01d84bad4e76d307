// What a user said a site's columns mean: kept per site, handed on as a small JSON file. It names headings and places, never
// class names or values, so that it outlives a re-deploy of the portal and tells nobody anything of the shop.
import * as z from 'zod/mini';
import { roles } from './column-role';

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

/** Reads such a file; null for anything else. */
export function parseTaught(text: string): TaughtSite | null {
  if (text.length > 1_000_000) return null;
  try {
    const parsed = TaughtSite.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
