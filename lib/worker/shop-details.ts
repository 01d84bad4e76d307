// Who the merchant is, for letters: as entered, its name the one that stands in reports where no other was given.
import type { ShopDetails } from '@/lib/model/shop';
import type { Database } from '@/lib/storage/database';
import { readShop } from '@/lib/storage/kept';
import { readSettings } from '@/lib/storage/settings';

/** The merchant's details. */
export async function shopDetails(db: Database): Promise<ShopDetails> {
  const shop = await readShop(db);
  return shop.name ? shop : { ...shop, name: (await readSettings(db)).merchantName };
}
