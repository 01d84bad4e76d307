// A long number that looks like a card's: the export waits, the user says what it is, and the pack does as told.
import { describe, expect, it } from 'vitest';
import { type BagSource, readWhole } from '@/lib/evidence/bag-source';
import { logPath } from '@/lib/evidence/checks/case-record';
import { importMaster } from '@/lib/evidence/import-master';
import type { BuiltPack, PackInput } from '@/lib/evidence/pack';
import { workbook } from '@/lib/evidence/reports/workbook';
import { NumbersAsked } from '@/lib/evidence/settle-numbers';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { appendEvent, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import { foldCase } from '@/lib/response/fold';
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
  const log = await then(sample, sample.log, { kind: 'numbers-settled', numbers });
  return { ...sample.input, digestOf, log };
}

/** The log with one more act. */
async function then({ key }: Sample, log: readonly CaseEvent[], act: Act): Promise<CaseEvent[]> {
  const at = `2026-03-01T01:01:${String(log.length).padStart(2, '0')}.000Z`;
  const request = `request-then-${log.length}`;
  return [...log, await appendEvent(log, { caseId: '20260301-7F3A', key, at, actor: '店长', request, act })];
}

/** The log with its last event taken back. */
const takenBack = (sample: Sample, log: readonly CaseEvent[]) =>
  then(sample, log, { kind: 'corrected', event: log.at(-1)!.hash, note: '' });

/** The same pack with other lines in its log. */
function withLog(source: BagSource, lines: readonly unknown[]): BagSource {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return {
    ...source,
    size: (path) => (path === logPath ? bytesOf(text).byteLength : source.size(path)),
    stream: (path) => (path === logPath ? new Blob([text]).stream() : source.stream(path)),
  };
}

const linesOf = async (pack: BuiltPack): Promise<Line[]> =>
  (await textOf(pack, logPath))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

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
    expect(numbers).toEqual([expect.objectContaining({ shown: '400005******5556', isNamed: true, canCut: true })]);
    const settled = await answered({ ...sample, log }, { [order]: 'order-number' });
    expect(await textOf(await sample.build(settled), 'data/10-transactions/transactions.json')).toContain(order);
  });

  it('that the portal shows as an order number, and the user calls a card’s, is cut in rows, reports and signed log', async () => {
    const { sample, log } = await namedAsOrder();
    expect(await asked(sample, { log })).toEqual([
      expect.objectContaining({ shown: '524091******4530', isNamed: true, canCut: true }),
    ]);
    const input = await answered({ ...sample, log }, { [card]: 'card-number' });
    const pack = await sample.build(input);
    const source = await openZip(pack.zip);
    for (const path of source.paths) {
      const text = Buffer.from(await readWhole(source, path)).toString('latin1');
      expect(text.includes(card), path).toBe(false);
    }
    expect(await textOf(pack, 'data/10-transactions/transactions.csv')).toContain('524091******4530');
    const [first, ...others] = await linesOf(pack);
    expect(first).toMatchObject({ cut: true, hash: log[0]!.hash, signature: log[0]!.signature });
    expect(others.some(({ cut }) => cut)).toBe(false);
    expect(JSON.parse(await textOf(pack, 'data/60-process/redactions.json')).events).toEqual([
      { device: sample.key.id, seq: 1, hash: log[0]!.hash },
    ]);
    const { isValid, checks } = await verifyBag(source);
    expect(isValid).toBe(true);
    expect(
      checks.filter(({ id }) => id === 'log').map(({ state, message, values }) => [state, message, values.n]),
    ).toEqual([
      ['proved', 'verify.log', 1],
      ['not-proved', 'verify.log.cut-numbers', 1],
    ]);
    // Whoever goes on from it is told which event cannot be held against its hash.
    expect((await importMaster(source)).events.filter(({ cut }) => cut).map(({ hash }) => hash)).toEqual([
      log[0]!.hash,
    ]);
    // On screens too.
    expect(JSON.stringify(foldCase(input.log).transactions.map(({ transaction }) => transaction))).not.toContain(card);
  });

  it.each([
    [
      'an event is marked as cut that no answer covers',
      (lines: Line[]) => ({ ...lines[1]!, cut: true as const }),
      1,
      'cut-unsaid',
    ],
    [
      'a cut event is moved to another place',
      (lines: Line[]) => ({ ...lines[0]!, body: { ...lines[0]!.body, seq: 7 } }),
      0,
      'gap',
    ],
    ['a cut event gets another hash', (lines: Line[]) => ({ ...lines[0]!, hash: 'a'.repeat(64) }), 0, 'prev'],
    ['a cut event is no longer marked', (lines: Line[]) => ({ ...lines[0]!, cut: undefined }), 0, 'hash'],
  ] as const)('cut in the log: %s is found', async (_, change, at, fault) => {
    const { sample, log } = await namedAsOrder();
    const pack = await sample.build(await answered({ ...sample, log }, { [card]: 'card-number' }));
    const source = await openZip(pack.zip);
    const lines = await linesOf(pack);
    lines[at] = change(lines) as Line;
    expect(await brokenLog(withLog(source, lines))).toEqual([`verify.log.${fault}`]);
  });

  it('an answer taken back is asked anew; the next pack has the number whole again, and the one before stays valid', async () => {
    const { sample, log } = await namedAsOrder();
    const first = await answered({ ...sample, log }, { [card]: 'card-number' });
    const cutPack = await sample.build(first);
    const back = await takenBack(sample, first.log);
    expect(await asked(sample, { log: back })).toEqual([expect.objectContaining({ shown: '524091******4530' })]);
    expect(JSON.stringify(foldCase(back).transactions.map(({ transaction }) => transaction))).toContain(card);
    const second = await answered({ ...sample, log: back }, { [card]: 'order-number' });
    const whole = await sample.build({ ...second, number: 2 });
    expect(await linesOf(whole)).toEqual(second.log);
    expect(await textOf(whole, 'data/10-transactions/transactions.json')).toContain(card);
    expect((await verifyBag(await openZip(whole.zip))).checks.filter(({ id }) => id === 'log')).toEqual([
      { id: 'log', state: 'proved', message: 'verify.log', values: { n: 4 } },
    ]);
    // Whoever has both packs is told why they differ.
    const { numbers, takenBack: past, events } = JSON.parse(await textOf(whole, 'data/60-process/redactions.json'));
    expect(numbers).toEqual([expect.objectContaining({ answer: 'order-number' })]);
    expect(past).toEqual([
      expect.objectContaining({
        shown: '524091******4530',
        answer: 'card-number',
        byWhom: '店长',
        takenBackBy: '店长',
        takenBackUtc: back.at(-1)!.body.at,
      }),
    ]);
    expect(events).toEqual([]);
    expect(await textOf(whole, 'data/50-response/timeline.csv')).toContain('撤回：确认了像卡号的号码');
    expect((await verifyBag(await openZip(cutPack.zip))).isValid).toBe(true);
    // The heads that the first pack pinned stand in the second one's log.
    expect(second.log.map(({ hash }) => hash)).toEqual(expect.arrayContaining(Object.values(cutPack.heads)));
  });

  it('a cut whose answer was taken back is found; it is right again once that is taken back in its turn', async () => {
    const { sample, log } = await namedAsOrder();
    const { log: said } = await answered({ ...sample, log }, { [card]: 'card-number' });
    const pack = await sample.build({ log: said, digestOf });
    const source = await openZip(pack.zip);
    const [cutLine] = await linesOf(pack);
    const back = await takenBack(sample, said);
    expect(await brokenLog(withLog(source, [cutLine, ...back.slice(1)]))).toEqual(['verify.log.cut-unsaid']);
    const again = await takenBack(sample, back);
    const once = await sample.build({ log: again, digestOf });
    expect((await linesOf(once))[0]).toEqual(cutLine);
    expect((await verifyBag(await openZip(once.zip))).isValid).toBe(true);
  });

  it('a later answer to the same number takes the place of an earlier one, for the cut as well', async () => {
    const { sample, log } = await namedAsOrder();
    const first = await answered({ ...sample, log }, { [card]: 'card-number' });
    const source = await openZip((await sample.build(first)).zip);
    const [cutLine] = await linesOf(await sample.build(first));
    const { log: last } = await answered({ ...sample, log: [...first.log] }, { [card]: 'order-number' });
    expect(await brokenLog(withLog(source, [cutLine, ...last.slice(1)]))).toEqual(['verify.log.cut-unsaid']);
  });

  it.each([
    ['a letter in rich text', async () => note(`{\\rtf1 ${card}}`, 'letter.rtf'), '02-letter.rtf'],
    [
      'a text in another encoding',
      async () => ({ ...note('', 'old.txt'), bytes: latin(`\xe9 ${card}`) }),
      '02-old.txt',
    ],
    ['a workbook', async () => ({ ...note('', 'sheet.xlsx'), bytes: await bookOf(card) }), '02-sheet.xlsx'],
  ] as const)(
    'of a card in what cannot be cut, %s, is told, and the file stays out of the pack by name',
    async (_, file, name) => {
      const sample = await samplePack(undefined, { files: [await file()] });
      const path = `data/30-records/${name}`;
      const [question] = await asked(sample);
      expect(question).toMatchObject({ shown: '524091******4530', canCut: false });
      expect(question!.where.startsWith(path)).toBe(true);
      const pack = await sample.build(await answered(sample, { [card]: 'card-number' }));
      const source = await openZip(pack.zip);
      expect(source.paths.filter((one) => one.startsWith(path))).toEqual([]);
      expect(JSON.parse(await textOf(pack, 'data/60-process/redactions.json')).others).toContainEqual(
        expect.objectContaining({ path, why: 'cut.numbers-out' }),
      );
      expect(await textOf(pack, 'data/00-report/report.html')).toContain(name);
      expect((await verifyBag(source)).isValid).toBe(true);
      // The case goes on elsewhere without it, and says that one file is missing.
      expect((await importMaster(source)).absent).toHaveLength(1);
    },
  );

  it('in a file’s name is named without saying the number, and cut in the name and in the log', async () => {
    const sample = await samplePack(undefined, { files: [note('x', `${card}.txt`), note('y', `${card}.bin`)] });
    const numbers = await asked(sample);
    expect(numbers).toEqual([expect.objectContaining({ shown: '524091******4530', canCut: true })]);
    expect(JSON.stringify(numbers)).not.toContain(card);
    const pack = await sample.build(await answered(sample, { [card]: 'card-number' }));
    const source = await openZip(pack.zip);
    expect(source.paths).toContain('data/30-records/02-524091xxxxxx4530.txt');
    expect(source.paths).toContain('data/30-records/03-524091xxxxxx4530.bin');
    for (const path of source.paths) {
      expect(path).not.toContain(card);
      expect(Buffer.from(await readWhole(source, path)).includes(card), path).toBe(false);
    }
    expect((await verifyBag(source)).isValid).toBe(true);
  });
});

type Line = CaseEvent;

/** What is found broken of a log. */
const brokenLog = async (source: BagSource) =>
  (await verifyBag(source)).checks
    .filter(({ id, state }) => id === 'log' && state === 'broken')
    .map(({ message }) => message);

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const bookOf = async (text: string) =>
  new Uint8Array(await (await workbook([['no'], [text]], new Date('2026-03-01T00:00:00Z'))).arrayBuffer());

/** A case whose row's order number is a card's. */
async function namedAsOrder() {
  const sample = await samplePack();
  const opened = sample.log[0]!.body.act;
  if (opened.kind !== 'opened') throw new Error('the first event opens');
  const transactions = opened.transactions.map((row) => ({
    ...row,
    transaction: { ...row.transaction, orderId: card },
  }));
  const log = [await appendEvent([], { ...sample.log[0]!.body, key: sample.key, act: { ...opened, transactions } })];
  return { sample, log };
}
