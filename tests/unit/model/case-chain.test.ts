import { beforeAll, describe, expect, it } from 'vitest';
import {
  appendEvent,
  canonicalBytes,
  checkLog,
  createDeviceKey,
  type DeviceKey,
  headsOf,
  orderEvents,
  sha256Hex,
  toBase64,
} from '@/lib/model/case-chain';
import type { Act, CaseEvent } from '@/lib/model/case-event';

let shop: DeviceKey;
let office: DeviceKey;
const keys = new Map<string, CryptoKey>();

beforeAll(async () => {
  [shop, office] = await Promise.all([createDeviceKey(), createDeviceKey()]);
  for (const key of [shop, office]) keys.set(key.id, key.publicKey);
});

const note = (text: string): Act => ({ kind: 'note-added', text });
let clock = 0;

async function written(log: CaseEvent[], key: DeviceKey, text: string, at?: string): Promise<CaseEvent[]> {
  const when = at ?? new Date(Date.UTC(2026, 2, 1, 3, 0, clock++)).toISOString();
  return [
    ...log,
    await appendEvent(log, {
      caseId: '20260301-7F3A',
      key,
      at: when,
      actor: '店长',
      request: `request-${clock}-${text}`,
      act: note(text),
    }),
  ];
}

async function twoDevices(): Promise<CaseEvent[]> {
  let log: CaseEvent[] = [];
  log = await written(log, shop, 'a');
  log = await written(log, office, 'b');
  log = await written(log, shop, 'c');
  return written(log, shop, 'd');
}

describe('the chain of events', () => {
  it('counts each device’s events, names the one before and the heads it had seen', async () => {
    const log = await twoDevices();
    expect(log.map((e) => [e.body.device === shop.id ? 'shop' : 'office', e.body.seq])).toEqual([
      ['shop', 1],
      ['office', 1],
      ['shop', 2],
      ['shop', 3],
    ]);
    expect(log[0]!.body.prev).toBeNull();
    expect(log[1]!.body.seen).toEqual({ [shop.id]: log[0]!.hash });
    expect(log[2]!.body).toMatchObject({ prev: log[0]!.hash, seen: { [office.id]: log[1]!.hash } });
    expect(headsOf(log)).toEqual({ [shop.id]: log[3]!.hash, [office.id]: log[1]!.hash });
    expect(await checkLog(log, keys)).toEqual([]);
  });

  it('cannot give its private key away', async () => {
    await expect(crypto.subtle.exportKey('pkcs8', shop.privateKey)).rejects.toThrow();
  });

  it('shows an edited event, however it was edited', async () => {
    const log = await twoDevices();
    const edited = structuredClone(log);
    (edited[2]!.body.act as { text: string }).text = 'something else';
    expect((await checkLog(edited, keys)).map((b) => b.fault)).toContain('hash');
    edited[2]!.hash = await sha256Hex(canonicalBytes(edited[2]!.body));
    const faults = (await checkLog(edited, keys)).map((b) => b.fault);
    expect(faults).toContain('signature');
    expect(faults).toContain('prev');
  });

  it('shows a missing, doubled or foreign event', async () => {
    const log = await twoDevices();
    expect(
      (
        await checkLog(
          log.filter((_, i) => i !== 2),
          keys,
        )
      ).map((b) => b.fault),
    ).toContain('gap');
    expect(
      (
        await checkLog(
          log.filter((_, i) => i !== 1),
          keys,
        )
      ).map((b) => b.fault),
    ).toContain('seen');
    expect((await checkLog([...log, log[3]!], keys)).map((b) => b.fault)).toContain('duplicate');
    expect((await checkLog(log, new Map([[shop.id, shop.publicKey]]))).map((b) => b.fault)).toContain('unknown-device');
    const other = await appendEvent([], {
      caseId: '20260301-0000',
      key: office,
      at: '2026-03-01T09:00:00.000Z',
      actor: '',
      request: 'request-x',
      act: note('x'),
    });
    expect((await checkLog([log[0]!, { ...other, body: { ...other.body } }], keys)).map((b) => b.fault)).toContain(
      'other-case',
    );
  });

  it('a signature of other bytes or rubbish never passes', async () => {
    const log = await twoDevices();
    for (const signature of [log[0]!.signature, toBase64(new Uint8Array(384)), 'AAAA'.repeat(40)]) {
      const forged = structuredClone(log);
      forged[3]!.signature = signature;
      expect(await checkLog(forged, keys)).toEqual([{ fault: 'signature', device: shop.id, seq: 3 }]);
    }
  });

  it('orders events the same on every machine: never before what they had seen, whatever the clocks say', async () => {
    let log: CaseEvent[] = [];
    log = await written(log, shop, 'first', '2026-03-02T00:00:00.000Z');
    log = await written(log, office, 'answer', '2026-03-01T00:00:00.000Z');
    log = await written(log, shop, 'last', '2026-03-02T00:00:01.000Z');
    const texts = (events: CaseEvent[]) => events.map((e) => (e.body.act as { text: string }).text);
    expect(texts(orderEvents(log))).toEqual(['first', 'answer', 'last']);
    expect(texts(orderEvents([...log].reverse()))).toEqual(['first', 'answer', 'last']);
  });

  it('orders a chain of thousands without running out of stack', async () => {
    const template = (await twoDevices())[0]!;
    const long: CaseEvent[] = Array.from({ length: 20_000 }, (_, i) => ({
      ...template,
      hash: i.toString(16).padStart(64, '0'),
      body: {
        ...template.body,
        seq: i + 1,
        prev: i === 0 ? null : (i - 1).toString(16).padStart(64, '0'),
        at: '2026-03-01T00:00:00.000Z',
      },
    }));
    expect(orderEvents([...long].reverse()).map((e) => e.body.seq)).toEqual(long.map((e) => e.body.seq));
  });
});
