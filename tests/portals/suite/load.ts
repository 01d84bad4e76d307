// Loads every page and decoy of the suite from its file, for tests and the server; libraries are not loaded with them.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Decoy, SuitePage } from './suite-page';

async function load<T>(folder: 'pages' | 'decoys', member: 'page' | 'decoy'): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (const file of readdirSync(fileURLToPath(new URL(folder, import.meta.url))).sort()) {
    const module = (await import(/* @vite-ignore */ new URL(`${folder}/${file}`, import.meta.url).href)) as Record<
      string,
      T
    >;
    const value = module[member];
    if (!value) throw new Error(`tests/portals/suite/${folder}/${file} does not export ${member}.`);
    found.set(file.replace(/\.tsx?$/, ''), value);
  }
  return found;
}

/** All pages and decoys by name. */
export async function loadSuite(): Promise<{ pages: Map<string, SuitePage>; decoys: Map<string, Decoy> }> {
  return { pages: await load<SuitePage>('pages', 'page'), decoys: await load<Decoy>('decoys', 'decoy') };
}
