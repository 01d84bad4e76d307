import { describe, expect, it } from 'vitest';
import { StreamAssessor, type StreamedVerdict } from '@/lib/detection/stream';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';

/** 2,000 payments of 40 cards at 10 terminals, one row in fifty far above its card. */
function statement(): KeyedTransaction[] {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  return Array.from({ length: 2000 }, (_, i) => {
    const card = Math.floor(random() * 40);
    const minor = Math.round((20 + card * 5) * (0.6 + 0.8 * random()) * 100 * (i % 50 === 49 ? 12 : 1));
    const local = new Date(Date.UTC(2026, 0, 1) + i * 1_200_000).toISOString().slice(0, 19);
    return {
      key: String(i),
      transaction: {
        ...blankTransaction(),
        id: `T${i}`,
        time: { local, offset: null },
        amount: { minor, exponent: 2, currency: 'CNY' },
        type: 'sale',
        status: 'success',
        cardMasked: `621483******${String(1000 + card)}`,
        terminal: `6012880${i % 10}`,
      },
    };
  });
}

function scores(rows: readonly KeyedTransaction[], verdicts: readonly StreamedVerdict[] = []): string[] {
  const assessor = new StreamAssessor(verdicts);
  return rows.map((row) => {
    const { score, severity } = assessor.push(row);
    return `${score} ${severity}`;
  });
}

describe('scores from the past only', () => {
  const rows = statement();
  const whole = scores(rows);

  it('are the same for a part of the statement alone and within the whole', () => {
    expect(scores(rows.slice(0, 700))).toEqual(whole.slice(0, 700));
  });

  it('are not changed by a verdict that is known after the end, and are by one that is known in time', () => {
    const verdict = (knownAt: string): StreamedVerdict => ({
      id: 'T101',
      verdict: 'fraud',
      knownAt: Date.parse(knownAt) / 1000,
    });
    expect(scores(rows, [verdict('2027-01-01T00:00:00Z')])).toEqual(whole);
    const learned = scores(rows, [verdict('2026-01-04T00:00:00Z')]);
    expect(learned).not.toEqual(whole);
    expect(learned.slice(0, 216)).toEqual(whole.slice(0, 216));
  });

  it('set amounts far above a card apart from the rest', () => {
    const value = (i: number) => Number(whole[i]!.split(' ')[0]);
    const late = rows.map((_, i) => i).filter((i) => i >= 500);
    const odd = late.filter((i) => i % 50 === 49);
    const top = [...late].sort((a, b) => value(b) - value(a)).slice(0, odd.length);
    const found = top.filter((i) => i % 50 === 49).length;
    expect(found / odd.length).toBeGreaterThan(0.9);
  });

  it('keep still about repeats in a shop hardly known yet: at a coffee machine they may be the habit', () => {
    const assessor = new StreamAssessor([]);
    const marked = Array.from({ length: 50 }, (_, i) => i)
      .flatMap((i) => (i % 12 === 5 ? [i, i + 1 / 60] : [i]))
      .filter((hour) => {
        const local = new Date(Date.UTC(2026, 0, 1, 8) + hour * 3_600_000).toISOString().slice(0, 19);
        const { severity } = assessor.push({
          key: String(hour),
          transaction: {
            ...blankTransaction(),
            id: `C${hour}`,
            time: { local, offset: null },
            amount: { minor: [2890, 3380, 3870][Math.floor(hour) % 3]!, exponent: 2, currency: 'UAH' },
            type: 'sale',
            status: 'success',
            cardMasked: `621414******${1700 + Math.floor(hour)}`,
          },
        });
        return severity === 'medium' || severity === 'high';
      });
    expect(marked).toEqual([]);
  });
});
