// A long number that looks like a card's: the export waits, the user says what it is, and the pack does as told.
import { describe, expect, it } from 'vitest';
import { readWhole } from '@/lib/evidence/bag-source';
import type { BuiltPack, PackInput } from '@/lib/evidence/pack';
import { NumbersAsked } from '@/lib/evidence/settle-numbers';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { appendEvent, sha256Hex } from '@/lib/model/case-chain';
import type { Act } from '@/lib/model/case-event';
import { type Sample, type SampleFile, samplePack } from './sample-pack';

// Both pass the check digit of a card.
const order = '4000056655665556';
const card = '5240912735654530';
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const digestOf = (digits: string) => sha256Hex(bytesOf(`key ${digits}`));
const note = (text: string, name = 'note.txt', mime = 'text/plain'): SampleFile => ({
  name,
  mime,
  role: 'other',
  bytes: bytesOf(text),
});

async function asked(sample: Sample, change: Partial<PackInput> = {}) {
  const error = await sample.build({ digestOf, ...change }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NumbersAsked);
  return (error as NumbersAsked).numbers;
}

/** The same case after the user's answers. */
async function answered(sample: Sample, answers: Record<string, 'order-number' | 'card-number'>): Promise<PackInput> {
  const numbers = await Promise.all(
    Object.entries(answers).map(async ([digits, answer]) => ({
      digest: await digestOf(digits),
      shown: `${digits.slice(0, 6)}******${digits.slice(-4)}`,
      where: 'data/30-records/02-note.txt',
      answer,
    })),
  );
  const act: Act = { kind: 'numbers-settled', numbers };
  const event = await appendEvent(sample.log, {
    caseId: '20260301-7F3A',
    key: sample.key,
    at: '2026-03-01T01:01:00.000Z',
    actor: '店长',
    request: 'settle-numbers',
    act,
  });
  return { ...sample.input, digestOf, log: [...sample.log, event] };
}

async function textOf(pack: BuiltPack, path: string): Promise<string> {
  return new TextDecoder().decode(await readWhole(await openZip(pack.zip), path));
}

describe('a number that looks like a card’s', () => {
  it('is asked about once, masked, with its place, however often and in whatever form it stands', async () => {
    const spaced = `${order.slice(0, 4)} ${order.slice(4, 8)} ${order.slice(8, 12)} ${order.slice(12)}`;
    const wide = [...order].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    const sample = await samplePack(undefined, { files: [note(`单号 ${order}, ${spaced}; ${wide}\n卡 ${card}`)] });
    expect(await asked(sample)).toEqual([
      {
        digest: await digestOf(order),
        shown: '400005******5556',
        where: 'data/30-records/02-note.txt',
        isNamed: false,
        canCut: true,
      },
      expect.objectContaining({ shown: '524091******4530' }),
    ]);
  });

  it('stays where it is an order number, is cut where it is a card’s; both stand in log and redactions', async () => {
    const text = `单号 ${order}\n卡 ${card}`;
    const sample = await samplePack(undefined, { files: [note(text)] });
    const input = await answered(sample, { [order]: 'order-number', [card]: 'card-number' });
    const pack = await sample.build(input);
    expect(await textOf(pack, 'data/30-records/02-note.txt')).toBe(`单号 ${order}\n卡 524091******4530`);
    const redactions = JSON.parse(await textOf(pack, 'data/60-process/redactions.json'));
    expect(redactions.others).toContainEqual(
      expect.objectContaining({ path: 'data/30-records/02-note.txt', sha256: await sha256Hex(bytesOf(text)) }),
    );
    expect(redactions.numbers).toEqual([
      expect.objectContaining({ shown: '400005******5556', answer: 'order-number', byWhom: '店长' }),
      expect.objectContaining({ shown: '524091******4530', answer: 'card-number' }),
    ]);
    expect(JSON.parse(await textOf(pack, 'data/30-records/02-note.txt.meta.json')).isOriginal).toBe(false);
    expect((await textOf(pack, 'data/60-process/log.jsonl')).includes(card)).toBe(false);
    expect((await verifyBag(await openZip(pack.zip))).isValid).toBe(true);
  });

  it('that the portal shows as an order number is asked about too', async () => {
    const sample = await samplePack();
    const opened = sample.log[0]!.body.act;
    if (opened.kind !== 'opened') throw new Error('the first event opens');
    const transactions = opened.transactions.map((row) => ({
      ...row,
      transaction: { ...row.transaction, orderId: order },
    }));
    const log = [await appendEvent([], { ...sample.log[0]!.body, key: sample.key, act: { ...opened, transactions } })];
    const numbers = await asked(sample, { log });
    expect(numbers).toEqual([expect.objectContaining({ shown: '400005******5556', isNamed: true, canCut: false })]);
    const settled = await answered({ ...sample, log }, { [order]: 'order-number' });
    expect(await textOf(await sample.build(settled), 'data/10-transactions/transactions.json')).toContain(order);
  });

  it('of a card in what cannot be cut stops the pack, and the file is named', async () => {
    const sample = await samplePack(undefined, { files: [note(`{\\rtf1 ${card}}`, 'letter.rtf')] });
    expect(await asked(sample)).toEqual([expect.objectContaining({ canCut: false })]);
    const input = await answered(sample, { [card]: 'card-number' });
    await expect(sample.build(input)).rejects.toMatchObject({ path: 'data/30-records/02-letter.rtf' });
  });

  it('in a file’s name is named without saying the number', async () => {
    const sample = await samplePack(undefined, { files: [note('x', `${card}.txt`)] });
    const numbers = await asked(sample);
    expect(numbers).toEqual([expect.objectContaining({ shown: '524091******4530', canCut: false })]);
    expect(JSON.stringify(numbers)).not.toContain(card);
  });
});
