// Signs of the whole chain as views show them: to a shop what it was told, with its own rows; to the head office all that hold now.
import type { Reply } from '@/lib/messaging/messages';
import type { ChainSign } from '@/lib/model/chain-sign';
import { severities } from '@/lib/model/finding';
import { readMember } from '@/lib/storage/chain-member';
import { rowsBehind } from '@/lib/storage/found-here';
import { chainSigns, signsSetAside, signsToldTo } from '@/lib/storage/shop-findings';
import type { Desk } from './desk';

/** A sign whose last charge is so long ago is shown to a shop no more. */
const shownDays = 30;

/** What is to be shown now; nothing where this browser is in no chain. */
export async function signsToShow(desk: Desk): Promise<Reply<'chain.signs'>> {
  const db = await desk.database();
  const member = await readMember(db);
  const shown: Reply<'chain.signs'> = { told: [], whole: [] };
  if (member === null) return shown;
  const aside = await signsSetAside(db);
  const since = new Date(desk.now().getTime() - shownDays * 86_400_000).toISOString().slice(0, 10);
  const [own] = member.shops;
  if (member.role === 'shop' && own !== undefined)
    for (const sign of await signsToldTo(db, own)) {
      const state = `${sign.to} ${sign.shopCount} ${sign.findingCount}`;
      if (sign.to < since || aside.get(sign.id) === state) continue;
      shown.told.push({ sign, rows: await rowsBehind(db, sign.own), state });
    }
  for (const sign of await chainSigns(db)) {
    const findings = sign.shops.reduce((sum, shop) => sum + shop.findings.length, 0);
    const state = `${sign.to} ${sign.shops.length} ${findings}`;
    if (sign.to >= since && aside.get(sign.id) !== state) shown.whole.push({ sign, state });
  }
  shown.told.sort(graverFirst);
  shown.whole.sort(graverFirst);
  return shown;
}

type Shown = { sign: Pick<ChainSign, 'severity' | 'to' | 'id'> };

/** The graver first, then the later. */
function graverFirst({ sign: a }: Shown, { sign: b }: Shown): number {
  const grave = severities.indexOf(b.severity) - severities.indexOf(a.severity);
  if (grave !== 0) return grave;
  return a.to === b.to ? (a.id < b.id ? -1 : 1) : a.to < b.to ? 1 : -1;
}
