// When a page is read again: what changes while it is being read, and lists whose rows come one by one.
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tableLike } from '@/lib/reading/table-like';
import { DocumentWatch, type Look, type Outcome } from '@/lib/reading/watch';

interface Reading {
  look: Look;
  /** ends the reading, having found these tables */
  end(outcome: Outcome, ...roots: Element[]): Promise<void>;
}

let dom: JSDOM;
let watch: DocumentWatch;
let readings: Reading[];

beforeEach(() => {
  dom = new JSDOM('<header>portal</header><main><table><tbody></tbody></table><ul></ul></main><footer></footer>', {
    pretendToBeVisual: true,
  });
  for (const name of ['MutationObserver', 'Node', 'AbortController'] as const) vi.stubGlobal(name, dom.window[name]);
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
  vi.stubGlobal('cancelIdleCallback', clearTimeout);
  readings = [];
  watch = new DocumentWatch({
    document: dom.window.document,
    tableLike,
    shadowRootOf: () => null,
    onChange: () => undefined,
    read: (look) =>
      new Promise((done) => {
        readings.push({
          look,
          end: async (outcome, ...roots) => {
            watch.setFound(
              roots,
              roots.flatMap((root) => [...root.children].map((row) => [row])),
            );
            done(outcome);
            await nextTask();
          },
        });
      }),
  });
  watch.start();
});

afterEach(() => {
  watch.stop();
  dom.window.close();
  vi.unstubAllGlobals();
});

const nextTask = () => new Promise<void>((done) => setTimeout(done, 0));
const element = (selector: string) => dom.window.document.querySelector<HTMLElement>(selector)!;

/** Waits for the reading of that number, counted from 1. */
async function reading(number: number): Promise<Reading> {
  await vi.waitFor(() => expect(readings.length).toBeGreaterThanOrEqual(number), { timeout: 3000 });
  return readings[number - 1]!;
}

/** No reading but those `number` comes within the time that the watch takes to begin one. */
async function noMoreThan(number: number): Promise<void> {
  await new Promise((done) => setTimeout(done, 700));
  expect(readings).toHaveLength(number);
}

function addRow(selector: string, name: string, cells = 3): void {
  const { document } = dom.window;
  const row = document.createElement(name);
  for (let i = 0; i < cells; i++) row.append(document.createElement('span'));
  element(selector).append(row);
}

describe('while a page is read for the first time', () => {
  it.each([
    ['a table', 'tbody', 'tr'],
    ['a list without any role', 'ul', 'li'],
  ])('%s that grows is read again, though nobody knew yet that it was one', async (_, selector, row) => {
    const first = await reading(1);
    addRow(selector, row);
    await nextTask();
    await first.end('new', element(selector));
    expect((await reading(2)).look.changed).toBeNull();
  });

  it('rows that go are noticed too', async () => {
    addRow('ul', 'li');
    addRow('ul', 'li');
    const first = await reading(1);
    element('ul').lastElementChild!.remove();
    await nextTask();
    await first.end('new', element('ul'));
    expect((await reading(2)).look.changed).toBeNull();
  });

  it('a clock beside it is no reason to read again', async () => {
    const first = await reading(1);
    element('footer').textContent = '12:00:01';
    await nextTask();
    expect(first.look.isOvertaken()).toBe(false);
    await first.end('new', element('tbody'));
    await noMoreThan(1);
  });
});

describe('between two readings', () => {
  it('a list whose rows come one by one is looked at once it could be one', async () => {
    await (await reading(1)).end('new');
    addRow('ul', 'li');
    await nextTask();
    await noMoreThan(1);
    for (let i = 0; i < 20; i++) {
      addRow('ul', 'li');
      await nextTask();
    }
    expect((await reading(2)).look.changed).toBeNull();
  });

  it('of a table that is known only the rows in which something changed are to be read', async () => {
    addRow('tbody', 'tr');
    addRow('tbody', 'tr');
    const first = await reading(1);
    await first.end('new', element('tbody'));
    const cell = element('tbody tr span');
    cell.textContent = '5.00';
    expect((await reading(2)).look.changed).toEqual([cell]);
  });
});
