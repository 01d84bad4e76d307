// The given payments as shops of their own: the later weeks of some shops, with what was a fraud.
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { blankTransaction, type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';

const shared = fileURLToPath(new URL('../../../../shared/detection', import.meta.url));

export interface GivenShops {
  /** rows of each shop, in time order */
  shops: KeyedTransaction[][];
  /** id → scenario of fraud; others are in order */
  scenarios: ReadonlyMap<string, number>;
}

/** Shops of about so many terminals, from one day up to another (`YYYY-MM-DD`); null where the given payments are not here. */
export async function givenShops(
  terminals: number,
  count: number,
  { from, to }: { from: string; to: string },
): Promise<GivenShops | null> {
  const payments = join(shared, 'data/handbook-dev.csv.gz');
  if (!existsSync(payments)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  try {
    const view = join(folder, 'view.csv');
    execFileSync(process.execPath, [join(shared, 'views.mjs'), payments, '--out', view, '--shops', String(terminals)]);
    const shops = new Map<string, Transaction[]>();
    let places: number[] | null = null;
    for await (const line of createInterface({ input: createReadStream(view) })) {
      const cells = line.split(',');
      if (places === null) {
        places = ['商户号', '终端号', '交易时间', '交易金额', '卡号', '交易单号'].map((name) => cells.indexOf(name));
        continue;
      }
      const [shop, terminal, time, amount, card, id] = places.map((place) => cells[place] ?? '') as string[];
      if (!shops.has(shop!) && shops.size < count) shops.set(shop!, []);
      if (time! >= from && time! < to)
        shops
          .get(shop!)
          ?.push(
            transactionOf({ shop: shop!, terminal: terminal!, time: time!, amount: amount!, card: card!, id: id! }),
          );
    }
    const labels = gunzipSync(readFileSync(join(shared, 'data/handbook-dev-labels.csv.gz'))).toString();
    const scenarios = new Map(
      labels
        .split('\n')
        .slice(1)
        .filter(Boolean)
        .map((line) => [line.split(',')[0]!, Number(line.split(',')[2])]),
    );
    return { shops: [...shops.values()].map((rows) => keyTransactions('given.test', rows)), scenarios };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function transactionOf(cells: Record<'shop' | 'terminal' | 'time' | 'amount' | 'card' | 'id', string>): Transaction {
  const { shop, terminal, time, amount, card, id } = cells;
  return {
    ...blankTransaction(),
    id,
    merchantNo: shop,
    terminal,
    time: { local: time.replace(' ', 'T'), offset: null },
    amount: { minor: Math.round(Number(amount) * 100), exponent: 2, currency: 'CNY' },
    type: 'sale',
    status: 'success',
    cardMasked: card === '' ? null : card,
    cardLast4: card === '' ? null : card.slice(-4),
  };
}
