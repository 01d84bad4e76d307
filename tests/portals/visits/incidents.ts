// Incidents planted on a page, one kind for each class of the catalogue that a first page can show. Each gives its rows, or null where
// such a page cannot show it.
import type { Transaction } from '@/lib/model/transaction';
import type { Scene } from './visit';

const minute = 60_000;
const day = 86_400_000;

const units = (row: Transaction) => row.amount!.minor / 10 ** row.amount!.exponent;
const timeOf = (row: Transaction) => Date.parse(`${row.time!.local}Z`);
const good = (scene: Scene) => scene.sales.filter((row) => row.type === 'sale' && row.status === 'success');
const largest = (scene: Scene) => Math.max(...good(scene).map(units));
const usualOf = (scene: Scene) => {
  const sorted = good(scene)
    .map(units)
    .sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
};
const here = ({ terminal, merchantNo, operator, cardMasked, cardLast4 }: Transaction) => ({
  terminal,
  merchantNo,
  operator,
  cardMasked,
  cardLast4,
});
/** An ordinary sale not at the edges of the page. */
const ordinary = (scene: Scene) =>
  scene.random.pick(
    good(scene).filter((row) => timeOf(row) > scene.from + day / 4 && timeOf(row) < scene.to - day / 4),
  );
const place = { terminal: '60100', merchantNo: '89800' };

const kindsOf = {
  'night amount': (scene) => {
    const at = scene.closedTime(scene.random.next());
    return at === null ? null : [scene.add(at, Math.round(largest(scene) * 1.8), { ...scene.freshCard(), ...place })];
  },
  'amount far above the shop': (scene) => [
    scene.add(scene.openTime(scene.random.next()), Math.round(largest(scene) * 7 + usualOf(scene)), {
      ...scene.freshCard(),
      ...place,
    }),
  ],
  'amount far above the card': (scene) => {
    const times = new Map<string, Transaction[]>();
    for (const row of good(scene)) times.set(row.cardMasked!, [...(times.get(row.cardMasked!) ?? []), row]);
    const known = [...times.values()].filter((rows) => rows.length >= 5);
    if (known.length === 0) return null;
    const rows = scene.random.pick(known);
    return [scene.add(scene.openTime(0.9), Math.max(...rows.map(units)) * 25, here(rows[0]!))];
  },
  'a nought too many': (scene) => {
    const counts = new Map<number, Transaction[]>();
    for (const row of good(scene)) counts.set(units(row), [...(counts.get(units(row)) ?? []), row]);
    const prices = [...counts.values()].filter(
      (rows) => rows.length >= 5 && units(rows[0]!) * 10 > largest(scene) * 1.2,
    );
    if (prices.length === 0) return null;
    const price = units(scene.random.pick(prices)[0]!);
    return [scene.add(scene.openTime(scene.random.next()), price * 10, { ...scene.freshCard(), ...place })];
  },
  'slip, voided and entered again': (scene) => {
    const at = scene.openTime(scene.random.next());
    const card = { ...scene.freshCard(), ...place };
    const right = usualOf(scene);
    return [
      scene.add(at, right * 10, card),
      scene.add(at + minute, -right * 10, { ...card, type: 'void' }),
      scene.add(at + 2 * minute, right, card),
    ];
  },
  'charged twice': (scene) => {
    if (scene.kind.repeats) return null;
    const sale = ordinary(scene);
    return [sale, scene.add(timeOf(sale) + scene.random.int(15, 150) * 1000, units(sale), here(sale))];
  },
  'charged three times': (scene) => {
    if (scene.kind.repeats) return null;
    const sale = ordinary(scene);
    const again = (after: number) => scene.add(timeOf(sale) + after * minute, units(sale), here(sale));
    return [sale, again(3), again(70)];
  },
  'timeout, both tries charged': (scene) => {
    if (scene.kind.repeats) return null;
    const sale = ordinary(scene);
    return [scene.add(timeOf(sale) - minute, units(sale), { ...here(sale), status: 'pending' }), sale];
  },
  'refund above its sale': (scene) => {
    const sale = ordinary(scene);
    return [
      scene.add(timeOf(sale) + 3 * 60 * minute, -units(sale) * 2, {
        ...here(sale),
        type: 'refund',
        originalId: sale.id,
      }),
    ];
  },
  'sale made as refund': (scene) => {
    const at = scene.openTime(scene.random.next());
    const card = { ...scene.freshCard(), ...place };
    const amount = scene.kind.amount(scene.random);
    return [scene.add(at, -amount, { ...card, type: 'refund' }), scene.add(at + 3 * minute, amount, card)];
  },
  'completion above its hold': (scene) => {
    if (!scene.kind.isHotel) return null;
    const at = scene.openTime(0.2);
    const hold = scene.add(at, 1200, { ...scene.freshCard(), type: 'preauth' });
    return [scene.add(at + 16 * 60 * minute, 2100, { ...here(hold), type: 'capture', originalId: hold.id })];
  },
  'test amount': (scene) => [
    scene.add(scene.openTime(scene.random.next()), 10 ** -scene.kind.exponent, { ...scene.freshCard(), ...place }),
  ],
  'one card again and again': (scene) => {
    const at = scene.openTime(scene.random.next());
    const card = { ...scene.freshCard(), ...place };
    return Array.from({ length: 8 }, (_, i) => scene.add(at + i * 4 * minute, usualOf(scene) * (1 + i / 10), card));
  },
  'cards tried out': (scene) => {
    const at = scene.openTime(scene.random.next());
    return Array.from({ length: 9 }, (_, i) =>
      scene.add(at + i * 35_000, 10 ** -scene.kind.exponent * (100 + i), {
        ...scene.freshCard(),
        ...place,
        status: i === 6 ? 'success' : 'failed',
      }),
    );
  },
  'large and keyed': (scene) => [
    scene.add(scene.openTime(scene.random.next()), largest(scene) * 1.2, {
      ...scene.freshCard(),
      ...place,
      entryMode: '手工输入',
    }),
  ],
  'fallback twice on a terminal': (scene) => {
    const at = scene.openTime(scene.random.next());
    return [0, 1].map((i) =>
      scene.add(at + i * 40 * minute, usualOf(scene) * 2, {
        ...scene.freshCard(),
        ...place,
        entryMode: '降级刷卡 Fallback',
      }),
    );
  },
  'an old code used again': (scene) => {
    const sale = ordinary(scene);
    return [
      scene.add(timeOf(sale) + 5 * 60 * minute, usualOf(scene) * 2, {
        ...here(sale),
        ...scene.freshCard(),
        authCode: sale.authCode,
      }),
    ];
  },
  'forced after a decline': (scene) => {
    const at = scene.openTime(scene.random.next());
    const card = { ...scene.freshCard(), ...place };
    return [
      scene.add(at, usualOf(scene) * 3, { ...card, status: 'failed' }),
      scene.add(at + 4 * minute, usualOf(scene) * 3, { ...card, entryMode: '强制离线' }),
    ];
  },
  'refund to a card that never bought': (scene) =>
    scene.to - scene.from < 9 * day
      ? null
      : [scene.add(scene.openTime(0.95), -usualOf(scene) * 1.5, { ...scene.freshCard(), ...place, type: 'refund' })],
  'refund to another card': (scene) => {
    const sale = ordinary(scene);
    return [
      scene.add(timeOf(sale) + 100 * minute, -units(sale), {
        ...here(sale),
        ...scene.freshCard(),
        type: 'refund',
        originalId: sale.id,
      }),
    ];
  },
  'keyed sale, the rest back to another card': (scene) => {
    const at = scene.openTime(scene.random.next());
    const price = usualOf(scene);
    return [
      scene.add(at, price * 4, { ...scene.freshCard(), ...place, entryMode: '手工输入' }),
      scene.add(at + 6 * minute, -price * 3, { ...scene.freshCard(), ...place, type: 'refund' }),
    ];
  },
  'less and less until it goes through': (scene) => {
    const at = scene.openTime(scene.random.next());
    const card = { ...scene.freshCard(), ...place };
    return [4, 3, 2, 1].map((times, i) =>
      scene.add(at + i * 50_000, usualOf(scene) * times, { ...card, status: times === 1 ? 'success' : 'failed' }),
    );
  },
  'cards of one series': (scene) => {
    if (scene.sales.length < 110 || scene.kind.pace > 60) return null;
    const at = scene.openTime(0.97);
    return Array.from({ length: 8 }, (_, i) =>
      scene.add(at + i * 2 * minute, usualOf(scene) * (0.8 + i / 20), {
        ...place,
        cardMasked: `403361******${7700 + i}`,
        cardLast4: String(7700 + i),
      }),
    );
  },
  'one bill cut up': (scene) => {
    const at = scene.openTime(scene.random.next());
    const card = { ...scene.freshCard(), ...place };
    return [0.96, 0.94, 0.9].map((part, i) => scene.add(at + i * 2 * minute, Math.round(largest(scene) * part), card));
  },
  'hardly anything goes through': (scene) => {
    if (scene.to - scene.from < 4 * day || scene.kind.pace > 40) return null;
    return Array.from({ length: scene.kind.pace * 3 + 30 }, () =>
      scene.add(scene.openTime(0.99 - 0.0001 * scene.random.next()), scene.kind.amount(scene.random), {
        ...scene.freshCard(),
        ...place,
        status: 'failed',
      }),
    );
  },
  'refund from an unknown terminal': (scene) => {
    if (scene.to - scene.from < 16 * day) return null;
    const sale = good(scene)[0]!;
    return [
      scene.add(scene.openTime(0.98), -units(sale), {
        ...here(sale),
        type: 'refund',
        originalId: sale.id,
        terminal: '69999',
      }),
    ];
  },
  chargeback: (scene) => {
    const sale = ordinary(scene);
    return [scene.add(scene.to - minute, -units(sale), { ...here(sale), type: 'chargeback', originalId: sale.id })];
  },
} satisfies Record<string, (scene: Scene) => Transaction[] | null>;

export type IncidentKind = keyof typeof kindsOf;
export const incidents: Readonly<Record<IncidentKind, (scene: Scene) => Transaction[] | null>> = kindsOf;
export const incidentKinds = Object.keys(kindsOf) as IncidentKind[];
