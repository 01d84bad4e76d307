// What a frame tells the worker: nothing twice, long lists in parts that make up the whole, a changed row alone.
import { describe, expect, it } from 'vitest';
import { Teller, type TellerLinks } from '@/lib/frame/teller';
import type { Payload } from '@/lib/messaging/messages';
import type { FrameReading } from '@/lib/model/reading';
import { blankTransaction } from '@/lib/model/transaction';
import { keepPart, withParts } from '@/lib/worker/reading-parts';

const marks = { findings: [], inCase: {}, language: 'en' as const };
const frame = { tabId: 1, frameId: 0 };

function readingOf(...counts: number[]): FrameReading {
  return {
    url: 'https://portal.example/list',
    title: '',
    language: 'en',
    notRead: [],
    tables: counts.map((count, t) => ({
      fields: { id: 'Id' },
      shown: count,
      total: null,
      rows: Array.from({ length: count }, (_, i) => ({
        key: `${t}-${i}`,
        transaction: { ...blankTransaction(), id: `${t}-${i}`, raw: { Id: `${t}-${i}` } },
      })),
    })),
  };
}

interface Heard {
  links: TellerLinks;
  whole: FrameReading[];
  parts: Payload<'page.part'>[];
  changed: Payload<'page.changed'>[];
  /** so many parts are answered, the next fails once */
  failAfter: number;
}

/** A worker that puts parts together as the real one does. */
function worker(): Heard {
  const heard: Heard = {
    whole: [],
    parts: [],
    changed: [],
    failAfter: Number.POSITIVE_INFINITY,
    links: {
      async tellRead(payload) {
        heard.whole.push(withParts(frame, payload));
        return marks;
      },
      async tellPart(payload) {
        if (heard.parts.length === heard.failAfter) throw new Error('the worker was ended');
        heard.parts.push(payload);
        keepPart(frame, payload);
        return {};
      },
      async tellChanged(payload) {
        heard.changed.push(payload);
        return marks;
      },
    },
  };
  return heard;
}

describe('what a frame tells', () => {
  it.each([[[3]], [[250]], [[251]], [[900, 40]], [[30_000]]])('arrives whole: tables of %j rows', async (counts) => {
    const heard = worker();
    const reading = readingOf(...counts);
    await new Teller(heard.links).tell({ reading, complete: true });
    expect(heard.whole).toEqual([reading]);
    const isLong = counts.reduce((sum, count) => sum + count, 0) > 250;
    expect(heard.parts.length > 0).toBe(isLong);
    // More messages at once than that are refused (messaging/limits.ts).
    expect(heard.parts.length).toBeLessThan(50);
  });

  it('arrives whole though the worker was ended between two parts', async () => {
    const heard = worker();
    heard.failAfter = 2;
    const reading = readingOf(2000);
    await new Teller(heard.links).tell({ reading, complete: true });
    expect(heard.whole).toEqual([reading]);
  });

  it('is not told again while it says the same', async () => {
    const heard = worker();
    const teller = new Teller(heard.links);
    const payload = { reading: readingOf(1500, 2), complete: true };
    expect(teller.isFirst).toBe(true);
    expect(await teller.isTold(payload)).toBe(false);
    await teller.tell(payload);
    expect(await teller.isTold({ reading: readingOf(1500, 2), complete: true })).toBe(true);
    expect(await teller.isTold({ reading: readingOf(1500, 2), complete: false })).toBe(false);
    expect(await teller.isTold({ reading: readingOf(1500), complete: true })).toBe(false);
    const other = readingOf(1500, 2);
    other.tables[0]!.rows[1499]!.transaction.raw.Id = 'other';
    expect(await teller.isTold({ reading: other, complete: true })).toBe(false);
    teller.forget();
    expect(await teller.isTold(payload)).toBe(false);
  });

  it('tells a changed row alone, and knows it afterwards', async () => {
    const heard = worker();
    const teller = new Teller(heard.links);
    await teller.tell({ reading: readingOf(1000), complete: true });
    const row = { key: '0-7', transaction: { ...blankTransaction(), id: '0-7', status: 'refunded' as const } };
    expect(await teller.tellChanged([row])).toEqual(marks);
    expect(heard.changed).toEqual([{ rows: [row] }]);
    const now = readingOf(1000);
    now.tables[0]!.rows[7] = row;
    expect(await teller.isTold({ reading: now, complete: true })).toBe(true);
    expect(await teller.isTold({ reading: readingOf(1000), complete: true })).toBe(false);
  });

  it('asks for the whole where nothing was told before', async () => {
    expect(await new Teller(worker().links).tellChanged([])).toBeNull();
  });
});

describe('parts of a reading', () => {
  it('are refused where some are missing, or belong to another reading', () => {
    const [table] = readingOf(4).tables;
    const head = { ...readingOf(4), tables: [{ ...table!, rows: [] }] };
    keepPart(frame, { name: 'one-reading', table: 0, rows: table!.rows });
    expect(() =>
      withParts(frame, { reading: head, complete: true, parts: { name: 'one-reading', rows: 5 } }),
    ).toThrow();
    keepPart(frame, { name: 'one-reading', table: 0, rows: table!.rows });
    keepPart(frame, { name: 'next-reading', table: 0, rows: table!.rows });
    expect(() =>
      withParts(frame, { reading: head, complete: true, parts: { name: 'one-reading', rows: 4 } }),
    ).toThrow();
  });

  it('are not held without end', () => {
    const rows = readingOf(20_001).tables[0]!.rows;
    keepPart(frame, { name: 'a-long-reading', table: 0, rows });
    expect(() => keepPart(frame, { name: 'a-long-reading', table: 0, rows })).toThrow();
  });
});
