// A card's burst in time order: a stranger's is told of, a regular's is a glance, and nothing is said before regulars can be known.
import { describe, expect, it } from 'vitest';
import type { ShopProfile } from '@/lib/detection/profile';
import { asOfCard } from '@/lib/detection/regulars';
import { finding } from '../response/case-log';

const burst = { rule: 'card-velocity', severity: 'medium', score: 0.7, related: ['a', 'b', 'c', 'd', 'e'] } as const;
const one = finding('f', { ...burst, related: [...burst.related] });
const shop = (days: number, sales: number) => () => ({ days, sales }) as ShopProfile;

describe('a card’s burst', () => {
  it('is told of where the card was hardly here before', () => {
    expect(asOfCard(one, 5, shop(30, 900))).toEqual(one);
    expect(asOfCard(one, 9, shop(30, 900))).toEqual(one);
  });

  it('is worth a glance where the card is a regular’s', () => {
    expect(asOfCard(one, 10, shop(30, 900))).toMatchObject({ severity: 'low', score: 0.4 });
  });

  it('is not told of in a shop’s first days', () => {
    expect(asOfCard(one, 5, shop(6, 900))).toBeNull();
    expect(asOfCard(one, 5, shop(30, 199))).toBeNull();
  });

  it('bears on nothing but bursts of a card', () => {
    const other = finding('f', { rule: 'off-hours', severity: 'high' });
    expect(asOfCard(other, 90, shop(1, 1))).toEqual(other);
  });
});
