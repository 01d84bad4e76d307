// Detectors that stand beside ours: known formulas of an amount and its card's past, fixed rules with points, and an isolation forest
// from npm. Each row is scored from the rows before it alone, in the order of the statement.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { IsolationForest } from 'ml-isolation-forest';

/** What the formulas need of a row. */
interface Row {
  at: number;
  terminal: string;
  card: string;
  amount: number;
}

/** One detector: how odd a row looks; the larger the odder. */
export interface Peer {
  name: string;
  scores: Float64Array;
}

class CardPast {
  count = 0;
  sum = 0;
  squares = 0;
  recent: number[] = [];
}

/** Reads a statement in time order, gzipped, and scores it by every peer. */
export async function scorePeers(path: string): Promise<{ ids: string[]; peers: Peer[] }> {
  const ids: string[] = [];
  const columns: Record<'amount' | 'ratio' | 'z' | 'rules', number[]> = { amount: [], ratio: [], z: [], rules: [] };
  const features: Float64Array[] = [];
  const cards = new Map<string, CardPast>();
  const everyone = new CardPast();
  const lastAt = new Map<string, number>();
  for await (const { id, row } of rowsOf(path)) {
    ids.push(id);
    const card = cards.get(row.card) ?? new CardPast();
    cards.set(row.card, card);
    const usual = everyone.count === 0 ? row.amount : everyone.sum / everyone.count;
    // Shrunk to everyone's mean by five rows, so that a new card is not all surprise.
    const mean = (card.sum + 5 * usual) / (card.count + 5);
    const spread = Math.sqrt(Math.max((card.squares + 5 * usual ** 2) / (card.count + 5) - mean ** 2, 1));
    const gap = row.at - (lastAt.get(row.card) ?? row.at - 86_400);
    lastAt.set(row.card, row.at);
    while (card.recent.length > 0 && card.recent[0]! < row.at - 3600) card.recent.shift();
    const hour = Math.floor((row.at % 86_400) / 3600);
    columns.amount.push(row.amount);
    columns.ratio.push(row.amount / mean);
    columns.z.push((row.amount - mean) / spread);
    columns.rules.push(pointsOf(row.amount, mean, card.recent.length, hour) + Math.min(row.amount, 99_999) / 1e6);
    features.push(
      Float64Array.of(
        Math.log(row.amount),
        Math.log(row.amount / mean),
        (row.amount - mean) / spread,
        hour,
        Math.log(gap + 1),
      ),
    );
    for (const past of [card, everyone]) {
      past.count += 1;
      past.sum += row.amount;
      past.squares += row.amount ** 2;
    }
    card.recent.push(row.at);
  }
  const peers: Peer[] = [
    { name: 'amount', scores: Float64Array.from(columns.amount) },
    { name: 'amount / card mean', scores: Float64Array.from(columns.ratio) },
    { name: 'card z-score', scores: Float64Array.from(columns.z) },
    { name: 'fixed rules', scores: Float64Array.from(columns.rules) },
    { name: 'isolation forest (ml-isolation-forest)', scores: forestOf(features) },
  ];
  return { ids, peers };
}

/** Rules with fixed thresholds and points, as rule packs for shops ship them: large, far above the card, many in an hour, at night. */
function pointsOf(amount: number, mean: number, inHour: number, hour: number): number {
  return (
    (amount > 1000 ? 3 : amount > 200 ? 2 : 0) +
    (amount > 5 * mean ? 3 : amount > 3 * mean ? 2 : 0) +
    (inHour >= 5 ? 2 : inHour >= 3 ? 1 : 0) +
    (hour < 5 ? 1 : 0)
  );
}

/** Trained on four thousand rows of the first half, spread evenly; scores every row. */
function forestOf(features: readonly Float64Array[]): Float64Array {
  const forest = new IsolationForest({ nEstimators: 100 });
  const half = Math.floor(features.length / 2);
  const step = Math.max(1, Math.floor(half / 4000));
  forest.train(
    features
      .slice(0, half)
      .filter((_, i) => i % step === 0)
      .map((row) => [...row]),
  );
  const scores = new Float64Array(features.length);
  for (const [i, row] of features.entries()) if (i >= half) scores[i] = forest.predict([[...row]])[0]!;
  return scores;
}

async function* rowsOf(path: string): AsyncGenerator<{ id: string; row: Row }> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  let places: number[] | null = null;
  for await (const line of lines) {
    const cells = line.split(',');
    if (places === null) {
      places = ['终端号', '交易时间', '卡号', '交易金额', '交易单号'].map((name) => cells.indexOf(name));
      continue;
    }
    const [terminal, time, card, amount, id] = places.map((place) => cells[place] ?? '') as [
      string,
      string,
      string,
      string,
      string,
    ];
    yield {
      id,
      row: {
        terminal,
        card,
        at: Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
        amount: Math.max(0.01, Number(amount)),
      },
    };
  }
}
