// The head office's part in chain-wide signs: reads what shops have found, computes the signs, and tells each to the shops concerned.
import type { DeviceKey } from '@/lib/model/case-chain';
import type { ChainSign, SignBounds, ToldSign } from '@/lib/model/chain-sign';
import { findSigns, toldTo } from './chain-signs';
import { type ChainConnection, Conflict } from './connection';
import { type FindingFeed, type FindingShelf, readFindings } from './findings-feed';
import { signSubject } from './names';
import { type Introduction, idOf, isOwnWord, type Parcel, pack, speak } from './parcel';

/** What devices keep of the signs that shops were told. */
export interface SignShelf {
  /** the latest word on each sign that this shop was told */
  toldSigns(shop: string): Promise<ToldSign[]>;
  /** keeps a sign, a later word on it in place of an earlier one */
  keepSign(shop: string, sign: ToldSign): Promise<void>;
}

/** The signs that hold now, those new to a shop told to it. Throws Unavailable, Refused. */
export async function watchFindings(party: {
  feed: FindingFeed;
  connection: ChainConnection;
  shelf: FindingShelf & SignShelf;
  sender: { key: DeviceKey; introduction: Introduction; at: () => string };
  bounds: SignBounds;
}): Promise<ChainSign[]> {
  const { feed, shelf, sender, bounds } = party;
  await readFindings(feed, shelf);
  const signs = await findSigns(await shelf.shopFindings(), bounds, sender.at());
  for (const sign of signs) for (const { shop } of sign.shops) await tell(party, shop, sign);
  return signs;
}

async function tell(party: Parameters<typeof watchFindings>[0], shop: string, sign: ChainSign): Promise<void> {
  const { connection, shelf, sender } = party;
  const word = toldTo(shop, sign, sender.at());
  const known = (await shelf.toldSigns(shop)).find(({ id }) => id === sign.id);
  if (known && !isNews(word, known)) return;
  const spoken = await speak(sender.key, sender.introduction, { shop, at: word.at, said: word });
  const parcel: Parcel = { kind: 'sign', word: spoken };
  const subject = signSubject(shop);
  try {
    const after = await connection.lastOf(shop, subject);
    await connection.append(shop, { subject, id: await idOf(parcel), data: pack(parcel), after });
    await shelf.keepSign(shop, word);
  } catch (error) {
    // Another computer of the head office was faster: what it said comes with the shop's stream, and is compared next time.
    if (!(error instanceof Conflict)) throw error;
  }
}

/** More of it than the shop was told: charges went on, another shop came in. What ages is not told again. */
function isNews(word: ToldSign, known: ToldSign): boolean {
  return word.to > known.to || word.shopCount > known.shopCount || word.own.some((id) => !known.own.includes(id));
}

/** A shop's sign out of a parcel that stood under `subject`; null where it is none, or not its device's own word. */
export async function signIn(parcel: Parcel, subject: string, shop: string): Promise<ToldSign | null> {
  const isGood = parcel.kind === 'sign' && subject === signSubject(shop) && (await isOwnWord(parcel.word, shop));
  return isGood ? parcel.word.body.said : null;
}
