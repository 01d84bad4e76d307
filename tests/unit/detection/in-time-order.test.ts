// A card's burst in time order: a stranger's is told of, a regular's is a glance, and nothing is said before regulars can be known.
import { describe, expect, it } from 'vitest';
import { inTimeOrder } from '@/lib/detection/in-time-order';
import type { ShopProfile } from '@/lib/detection/profile';
import { finding } from '../response/case-log';

const burst = { rule: 'card-velocity', severity: 'medium', score: 0.7, related: ['a', 'b', 'c', 'd', 'e'] } as const;
const one = finding('f', { ...burst, related: [...burst.related] });
const shop = (days: number, sales: number) => () => ({ days, sales }) as ShopProfile;

describe('in time order a card’s burst', () => {
  it('is told of where the card was hardly here before', () => {
    expect(inTimeOrder(one, 5, shop(30, 900))).toEqual(one);
    expect(inTimeOrder(one, 9, shop(30, 900))).toEqual(one);
  });

  it('is worth a glance where the card is a regular’s', () => {
    expect(inTimeOrder(one, 10, shop(30, 900))).toMatchObject({ severity: 'low', score: 0.4 });
  });

  it('is not told of in a shop’s first days', () => {
    expect(inTimeOrder(one, 5, shop(6, 900))).toBeNull();
    expect(inTimeOrder(one, 5, shop(30, 199))).toBeNull();
  });

  it('a tiny amount is a glance, whatever is known of the shop', () => {
    const tiny = finding('f', { rule: 'test-amount', severity: 'medium', score: 0.75 });
    expect(inTimeOrder(tiny, 0, shop(1, 1))).toMatchObject({ severity: 'low', score: 0.4 });
  });

  it('other findings stand as they are', () => {
    const other = finding('f', { rule: 'off-hours', severity: 'high' });
    expect(inTimeOrder(other, 90, shop(1, 1))).toEqual(other);
  });
});
