// Signs that only the whole chain shows, from the shops' summaries of findings: pure, and the same for whoever computes it. Bounds are
// an argument; wording is the views'.
//
// - The same card in trouble in several shops: told by its mark under the chain's key; the last four digits alone have no mark. At
//   least one of the shops must suspect fraud, since a regular guest may be charged twice by mistake in two places.
// - The same operator suspected in several shops: names that could be anybody's have no mark either. People do move between shops;
//   working in two is no sign, being suspected in two is.
// - The same terminal model suspected in several shops. One model may stand in all of them, so that a few shops in trouble prove
//   nothing: it takes more shops than ever in a span of that length before, and a past long enough to say so.
import { sha256Hex } from '@/lib/model/case-chain';
import type { ChainSign, SignBounds, SignKind, ToldSign } from '@/lib/model/chain-sign';
import type { FindingSummary, ShopFinding } from '@/lib/model/finding-summary';
import { wallSeconds } from '@/lib/model/moment';
import type { Money } from '@/lib/model/money';

const day = 86_400;
/** Spans of the past that a terminal model is compared with; two of them must be there. */
const spansBefore = 4;
/** Shops in trouble with a model now, as a multiple of the most before. */
const timesBefore = 2;
/** Findings that people make, not terminals. */
const byPeople: ReadonlySet<string> = new Set([
  'operator-refunds',
  'refund-exceeds-sale',
  'refund-share',
  'refund-to-other-card',
  'refund-without-sale',
  'sale-as-refund',
]);

interface Placed extends ShopFinding {
  /** seconds on the wall clock of its shop */
  at: number;
}

/** Wall seconds of a finding's charge; where its page showed no time, of the moment when it was found. */
function placeOf(one: ShopFinding): Placed {
  const { time, foundAt } = one.finding;
  return { ...one, at: time ? wallSeconds(time) : Date.parse(foundAt) / 1000 };
}

/**
 * The signs that hold at a moment.
 * @param now UTC, ISO 8601; shops' wall clocks may be up to a day ahead of it
 */
export async function findSigns(
  findings: readonly ShopFinding[],
  bounds: SignBounds,
  now: string,
): Promise<ChainSign[]> {
  const end = Date.parse(now) / 1000 + day;
  const placed = findings.map(placeOf).filter(({ at, finding }) => at <= end && finding.severity !== 'low');
  const signs = [
    ...groups(placed, bounds.card.days, end, ({ card }) => card).flatMap(([mark, all]) =>
      shopsOf(all) >= bounds.card.shops && all.some(({ finding }) => finding.class === 'suspected-fraud')
        ? [{ kind: 'card' as const, mark, all, model: null, before: 0 }]
        : [],
    ),
    ...groups(placed.filter(isFraud), bounds.operator.days, end, ({ operator }) => operator).flatMap(([mark, all]) =>
      shopsOf(all) >= bounds.operator.shops ? [{ kind: 'operator' as const, mark, all, model: null, before: 0 }] : [],
    ),
    ...modelsInTrouble(placed, bounds['terminal-model'], end),
  ];
  const made = await Promise.all(signs.map(signOf));
  return made.sort((a, b) => (a.to !== b.to ? (a.to < b.to ? 1 : -1) : a.id < b.id ? -1 : 1));
}

const isFraud = ({ finding }: Placed) => finding.class === 'suspected-fraud';
const shopsOf = (all: readonly Placed[]) => new Set(all.map(({ shop }) => shop)).size;

/** The findings of the last days by what they have in common. */
function groups(
  placed: readonly Placed[],
  days: number,
  end: number,
  commonOf: (finding: FindingSummary) => string | null,
): [string, Placed[]][] {
  const found = new Map<string, Placed[]>();
  for (const one of placed) {
    const common = commonOf(one.finding);
    if (common === null || one.at <= end - day - days * day) continue;
    const group = found.get(common);
    if (group) group.push(one);
    else found.set(common, [one]);
  }
  return [...found];
}

function modelsInTrouble(placed: readonly Placed[], { shops, days }: { shops: number; days: number }, end: number) {
  const span = days * day;
  const ofTerminals = placed.filter((one) => isFraud(one) && !byPeople.has(one.finding.rule));
  const start = end - day - span;
  const oldest = placed.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  if (oldest > start - 2 * span) return [];
  return groups(ofTerminals, days, end, ({ terminalModel }) => terminalModel?.trim().toLowerCase() || null).flatMap(
    ([model, all]) => {
      const earlier = ofTerminals.filter(({ finding }) => finding.terminalModel?.trim().toLowerCase() === model);
      const before = Math.max(
        ...Array.from({ length: spansBefore }, (_, i) =>
          shopsOf(earlier.filter(({ at }) => at <= start - i * span && at > start - (i + 1) * span)),
        ),
      );
      const count = shopsOf(all);
      if (count < shops || count < timesBefore * before) return [];
      const name = all[0]!.finding.terminalModel!.trim();
      return [{ kind: 'terminal-model' as const, mark: model, all, model: name, before }];
    },
  );
}

async function signOf(sign: {
  kind: SignKind;
  mark: string;
  all: readonly Placed[];
  model: string | null;
  before: number;
}): Promise<ChainSign> {
  const { kind, mark, model, before } = sign;
  const all = [...sign.all].sort((a, b) => a.at - b.at);
  const shops = [...new Set(all.map(({ shop }) => shop))].sort();
  const rules = new Map<string, number>();
  for (const { finding } of all) rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
  return {
    id: await sha256Hex(new TextEncoder().encode(JSON.stringify([kind, mark]))),
    kind,
    severity: kind === 'card' ? 'high' : 'medium',
    model,
    from: dayOf(all[0]!.at),
    to: dayOf(all.at(-1)!.at),
    rules: [...rules].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([rule]) => rule),
    before,
    shops: shops.map((shop) => ({
      shop,
      findings: all.flatMap((one) => (one.shop === shop ? [one.finding.id] : [])),
    })),
    amounts: sumsOf(all),
  };
}

const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

/** What the charges come to, each once though several rules found it. */
function sumsOf(all: readonly Placed[]): Money[] {
  const sums = new Map<string, Money>();
  const counted = new Set<string>();
  for (const { shop, at, finding } of all) {
    const { amount } = finding;
    if (!amount) continue;
    const charge = JSON.stringify([shop, at, amount, finding.card]);
    if (counted.has(charge)) continue;
    counted.add(charge);
    const unit = `${amount.currency} ${amount.exponent}`;
    sums.set(unit, { ...amount, minor: (sums.get(unit)?.minor ?? 0) + Math.abs(amount.minor) });
  }
  return [...sums.values()];
}

/** What one of a sign's shops is told of it: how many shops, not which; its own findings, not the others'. */
export function toldTo(shop: string, sign: ChainSign, at: string): ToldSign {
  const { shops, amounts: _amounts, ...common } = sign;
  return {
    ...common,
    shopCount: shops.length,
    findingCount: shops.reduce((sum, { findings }) => sum + findings.length, 0),
    own: (shops.find((one) => one.shop === shop)?.findings ?? []).slice(-200),
    at,
  };
}
