// Runs in the served page: finds the page's file by the address, draws its list, and says so when it stands.
import { type Mutation, mutations } from './mutation';
import { renameClasses } from './rename';
import { type Decoy, listOf, type SuitePage } from './suite-page';

const pages = import.meta.glob<{ page?: SuitePage; decoy?: Decoy }>('./{pages,decoys}/*.{ts,tsx}');

const address = new URL(location.href);
const name = address.pathname.split('/').at(-1)!;
const asked = address.searchParams.get('mutation');
const mutation: Mutation = mutations.find((known) => known === asked) ?? 'none';
const found = Object.entries(pages).find(([path]) => path.replace(/^.*\/|\.tsx?$/g, '') === name);
if (!found) throw new Error(`The suite has no page ${name}.`);
const { page, decoy } = await found[1]();
const shown = page ?? decoy;
if (!shown) throw new Error(`${found[0]} exports neither page nor decoy.`);
document.documentElement.lang = shown.language;
document.documentElement.dir = /^(ar|he|fa)\b/.test(shown.language) ? 'rtl' : 'ltr';
document.title = name;
const root = document.getElementById('root')!;
if (page) await page.mount(root, listOf(page, mutation));
else await decoy!.mount(root);
const frames = (count: number): Promise<void> =>
  count === 0 ? Promise.resolve() : new Promise((done) => requestAnimationFrame(() => done(frames(count - 1))));
await frames(3);
if (mutation === 'rename') {
  await frames(3);
  renameClasses(document);
}
document.documentElement.setAttribute('data-stands', '');
