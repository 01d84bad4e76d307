// Every message to the worker from every kind of sender: only those that the table names are heard, whatever they send.
import { describe, expect, it, vi } from 'vitest';
import { isTooLarge, largestMessage, RateLimit, rates } from '@/lib/messaging/limits';
import { type MessageName, messages } from '@/lib/messaging/messages';
import type { Sender } from '@/lib/messaging/messages/part';
import { answerAsWorker, type Handlers } from '@/lib/messaging/receive';
import { type Origin, originOf } from '@/lib/platform/runtime';
import { ownId, ownUrl } from './fake-browser';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('./fake-browser');
  return { browser: fakeBrowser() };
});

type RawSender = Parameters<typeof originOf>[0];
const portal = 'https://portal.example.test/list';
const tab = { id: 7 } as RawSender['tab'];

/** Senders as browsers describe them, and what each counts as. */
const senders: [string, RawSender, Origin['kind']][] = [
  ['our popup', { id: ownId, url: `${ownUrl}popup.html` }, 'page'],
  ['our side panel with a query', { id: ownId, url: `${ownUrl}sidepanel.html?tab=7#x` }, 'page'],
  ['our page in a tab', { id: ownId, url: `${ownUrl}options.html`, tab, frameId: 0 }, 'page'],
  ['the offscreen document', { id: ownId, url: `${ownUrl}offscreen.html?language=zh-CN` }, 'offscreen'],
  ['the worker itself', { id: ownId, url: `${ownUrl}background.js` }, 'worker'],
  ['the worker without an address', { id: ownId }, 'worker'],
  ['a content script', { id: ownId, url: portal, tab, frameId: 0 }, 'content'],
  ['a content script in a frame', { id: ownId, url: 'about:blank', tab, frameId: 3 }, 'content'],
  [
    'a content script in a page named like ours',
    { id: ownId, url: `https://x.test/${ownUrl}`, tab, frameId: 0 },
    'content',
  ],
  ['a page without a tab', { id: ownId, url: portal }, 'stranger'],
  ['a tab without a frame', { id: ownId, url: portal, tab }, 'stranger'],
  ['another extension with our address', { id: 'other', url: `${ownUrl}popup.html` }, 'stranger'],
  ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }, 'stranger'],
  ['nobody', {}, 'stranger'],
  ['no id, our address', { url: `${ownUrl}popup.html` }, 'stranger'],
];

const names = Object.keys(messages) as MessageName[];
const cases = names.flatMap((name) => senders.map(([who, sender]) => [name, who, sender] as const));
const heard: string[] = [];
const handlers = Object.fromEntries(
  names.map((name) => [
    name,
    () => {
      heard.push(name);
      return Promise.resolve({});
    },
  ]),
) as unknown as Handlers;
const say = (name: string, payload: unknown, origin: Origin) =>
  answerAsWorker(handlers, () => 'unexpected', { to: 'worker', name, payload }, origin, new RateLimit());

describe('who a sender is', () => {
  it.each(senders)('%s', (_, sender, kind) => expect(originOf(sender).kind).toBe(kind));
});

describe('every message from every sender', () => {
  it('walks the whole table', () => expect(cases.length).toBe(names.length * senders.length));

  // A text is no message's payload: who may speak is told that it is not of the form, everyone else is refused before that.
  it.each(cases)('%s from %s', async (name, _, sender) => {
    heard.length = 0;
    const origin = originOf(sender);
    const mayspeak = (messages[name].from as readonly Sender[]).includes(origin.kind as Sender);
    expect(await say(name, 'text', origin)).toEqual({ ok: false, trouble: mayspeak ? 'invalid' : 'refused' });
    expect(heard).toEqual([]);
  });
});

describe('what is no message of ours', () => {
  const page: Origin = { kind: 'page' };

  it('is left to others when it is not for the worker', () => {
    for (const message of [null, undefined, 7, 'x', [], {}, { to: 'pages' }, { to: 'frame', name: 'case.page' }])
      expect(answerAsWorker(handlers, () => 'unexpected', message, page, new RateLimit())).toBeUndefined();
  });

  it.each(['toString', '__proto__', 'constructor', 'case.nothing', '', 'x'.repeat(61)])(
    '%s is invalid',
    async (name) => {
      expect(await say(name, {}, page)).toEqual({ ok: false, trouble: 'invalid' });
    },
  );

  it('is invalid with a name that is no text', async () => {
    expect(
      await answerAsWorker(handlers, () => 'unexpected', { to: 'worker', name: 3 }, page, new RateLimit()),
    ).toEqual({
      ok: false,
      trouble: 'invalid',
    });
  });
});

describe('how much one may say', () => {
  it('a message of any length or depth beyond the limit is not looked at', async () => {
    expect(isTooLarge({ text: 'x'.repeat(largestMessage) })).toBe(true);
    expect(isTooLarge({ text: 'x'.repeat(1000) })).toBe(false);
    let deep: unknown = 'x';
    for (let i = 0; i < 50_000; i++) deep = [deep];
    expect(isTooLarge(deep)).toBe(true);
    expect(await say('case.page', { deep }, { kind: 'page' })).toEqual({ ok: false, trouble: 'too-much' });
  });

  it('a frame that storms is held back, the others are not', () => {
    const limit = new RateLimit();
    const storming: Origin = { kind: 'content', tabId: 1, frameId: 0 };
    const said = Array.from({ length: 500 }, () => limit.allows(storming, 1000)).filter(Boolean);
    expect(said).toHaveLength(rates.content.burst);
    expect(limit.allows({ kind: 'content', tabId: 2, frameId: 0 }, 1000)).toBe(true);
    expect(limit.allows({ kind: 'page' }, 1000)).toBe(true);
    expect(limit.allows(storming, 1050)).toBe(false);
    expect(limit.allows(storming, 2100)).toBe(true);
  });

  it('a tab that floods keeps no other from being served: each of theirs is answered, in between, all the while', async () => {
    const limit = new RateLimit();
    heard.length = 0;
    const ask = (tabId: number, payload: unknown) =>
      answerAsWorker(
        handlers,
        () => 'unexpected',
        { to: 'worker', name: 'page.judge', payload },
        { kind: 'content', tabId, frameId: 0 },
        limit,
      );
    const sound = { key: 'a', verdict: 'fine' };
    const flood: unknown[] = [];
    for (let n = 0; n < 5000; n++) {
      flood.push(ask(1, sound));
      if (n % 500 === 0)
        for (const tabId of [2, 3, 4]) expect(await ask(tabId, sound)).toEqual({ ok: true, value: {} });
    }
    const answers = await Promise.all(flood);
    const served = answers.filter((answer) => (answer as { ok: boolean }).ok).length;
    expect(served).toBeGreaterThanOrEqual(rates.content.burst);
    // What trickles in while it lasts depends on how fast this machine is; nearly all of it is held back.
    expect(served).toBeLessThan(1000);
    expect(heard).toHaveLength(served + 30);
    expect(answers.filter((answer) => (answer as { trouble?: string }).trouble === 'too-much')).toHaveLength(
      5000 - served,
    );
  });

  it('the sender is told', async () => {
    const limit = new RateLimit();
    const origin: Origin = { kind: 'content', tabId: 1, frameId: 0 };
    const answers = await Promise.all(
      Array.from({ length: rates.content.burst + 1 }, () =>
        answerAsWorker(handlers, () => 'unexpected', { to: 'worker', name: 'page.read', payload: 1 }, origin, limit),
      ),
    );
    expect(answers.at(-1)).toEqual({ ok: false, trouble: 'too-much' });
    expect(answers.at(-2)).toEqual({ ok: false, trouble: 'invalid' });
  });
});
