// Marks in a real Chromium: on the right rows whatever the page does with them, nothing put into the portal's own markup, by
// keyboard as well as by pointer, under the strictest policy, and at rest when nothing changes.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Audit, InPage } from './in-page';
import { launchMarkingBrowser, type MarkingBrowser } from './marking-browser';

declare const tillguard: InPage;
declare const portal: Record<'sort' | 'sortInPlace' | 'redraw' | 'moveElements', () => void> &
  Record<'page' | 'scrollTo', (n: number) => void>;

const wanted: Record<string, 'low' | 'medium' | 'high'> = {
  T20260301003: 'high',
  T20260301005: 'medium',
  T20260301006: 'low',
  T20260301040: 'high',
  T20260301097: 'high',
  T20260301130: 'medium',
  T20260301210: 'high',
  T20260301301: 'high',
};

let browser: MarkingBrowser;
let page: Page;

beforeAll(async () => {
  browser = await launchMarkingBrowser();
});
afterAll(() => browser?.close());
afterEach(() => page?.close());

async function start(path: string, options: { related?: Record<string, string>; language?: 'zh-CN' | 'en' } = {}) {
  page = await browser.open(path);
  await page.evaluate(({ ids, language, related }) => tillguard.start({ ids, language, related }), {
    ids: wanted,
    language: options.language ?? 'zh-CN',
    related: options.related ?? {},
  });
}

const audit = (rows: string): Promise<Audit> => page.evaluate((selector) => tillguard.audit(selector), rows);

/** Every row in plain sight that should be marked is, and nothing else. */
async function settled(rows: string, least = 1): Promise<void> {
  await expect
    .poll(
      async () => {
        const { wrong, missing, right } = await audit(rows);
        return wrong.length === 0 && missing.length === 0 && right >= least
          ? 'right'
          : JSON.stringify({ wrong, missing, right });
      },
      { timeout: 45_000 },
    )
    .toBe('right');
}

/** Ids of the rows on which a mark stands now. */
function markedNow(): Promise<string[]> {
  return page.evaluate(() => {
    const strips = [...(tillguard.root()?.querySelectorAll('.mark:not([hidden]) > .strip') ?? [])];
    const tops = strips.map((strip) => strip.getBoundingClientRect().top);
    return [...document.querySelectorAll<HTMLTableRowElement>('tbody tr')]
      .filter((row) => tops.some((top) => Math.abs(top - row.getBoundingClientRect().top) < 2))
      .map((row) => row.cells[0]!.textContent!);
  });
}

/** Does something to the page and looks at every frame that is painted after it. */
function watched(rows: string, act: keyof typeof portal, argument = 0, frames = 20): Promise<string[]> {
  return page.evaluate(
    async ({ selector, name, value, count }) => {
      const audits = tillguard.auditFrames(selector, count);
      portal[name](value);
      return audits;
    },
    { selector: rows, name: act, value: argument, count: frames },
  );
}

describe('marks stay on their rows', () => {
  it.each(['sort', 'sortInPlace', 'redraw', 'moveElements'] as const)('when the page does %s', async (act) => {
    await start('/nested');
    await settled('tbody tr', 3);
    expect(await watched('tbody tr', act)).toEqual([]);
    // Somewhere in the list they all are.
    const seen = new Set<string>();
    const height = await page.evaluate(() => document.querySelector('.outer')!.scrollHeight);
    for (let top = 0; top < height; top += 400) {
      await page.evaluate((to) => document.querySelector('.outer')!.scrollTo({ top: to, behavior: 'instant' }), top);
      await settled('tbody tr', 0);
      for (const id of await markedNow()) seen.add(id);
    }
    expect([...seen].sort()).toEqual(Object.keys(wanted).filter((id) => Number(id.slice(-3)) < 120));
  });

  it('when the list goes to another page and back', async () => {
    await start('/nested');
    await settled('tbody tr', 3);
    expect(await watched('tbody tr', 'page', 1)).toEqual([]);
    await settled('tbody tr', 1);
    expect(await watched('tbody tr', 'page', 0)).toEqual([]);
    await settled('tbody tr', 3);
  });

  it('while rows are recycled by a virtual list', async () => {
    await start('/virtual');
    await settled('.pool [role=row]', 3);
    for (const row of [1, 4, 38, 120, 205, 298, 2, 0]) {
      expect(await watched('.pool [role=row]', 'scrollTo', row, 12)).toEqual([]);
      await settled('.pool [role=row]', 1);
    }
  });

  it('while the list, the box around it and the window scroll, never over the sticky headings', async () => {
    await start('/nested');
    await settled('tbody tr', 3);
    const wrong = await page.evaluate(async () => {
      const found: string[] = [];
      const outer = document.querySelector('.outer')!;
      for (let step = 0; step < 40; step++) {
        outer.scrollTop = step * 11;
        outer.scrollLeft = (step * 23) % 260;
        scrollTo(0, (step * 7) % 300);
        found.push(...(await tillguard.auditFrames('tbody tr', 1)));
        // Nothing of a mark may be painted over the list's or the page's own header, nor outside the list's box.
        const box = outer.getBoundingClientRect();
        const header = Math.max(
          document.querySelector('thead th')!.getBoundingClientRect().bottom,
          document.querySelector('header')!.getBoundingClientRect().bottom,
        );
        for (const badge of tillguard.root()!.querySelectorAll('.mark:not([hidden]) .badge')) {
          const { top, bottom } = badge.getBoundingClientRect();
          if ((top + bottom) / 2 < header || (top + bottom) / 2 > box.bottom)
            found.push(`badge at ${top} with header to ${header}`);
        }
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  it('and go under a dialog that the page opens over them', async () => {
    await start('/nested');
    await settled('tbody tr', 3);
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.id = 'dialog';
      for (const [name, value] of Object.entries({
        position: 'fixed',
        inset: '0',
        background: 'rgb(0 0 0 / .5)',
        'z-index': '100',
      }))
        dialog.style.setProperty(name, value);
      document.body.append(dialog);
    });
    await expect
      .poll(() => page.evaluate(() => tillguard.root()!.querySelectorAll('.mark:not([hidden])').length))
      .toBe(0);
    await page.evaluate(() => document.querySelector('#dialog')!.remove());
    await settled('tbody tr', 3);
  });
});

describe('the portal’s page', () => {
  it('gets one element of ours, closed, and no change to its own markup', async () => {
    page = await browser.open('/nested');
    const before = await page.evaluate(() => document.body.outerHTML);
    await page.evaluate((ids) => tillguard.start({ ids, language: 'zh-CN' }), wanted);
    await settled('tbody tr', 3);
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
    expect(await page.evaluate(() => [...document.documentElement.children].map((child) => child.localName))).toEqual([
      'head',
      'body',
      'tillguard-marks',
    ]);
    expect(await page.evaluate(() => document.querySelector('tillguard-marks')!.shadowRoot)).toBe(null);
  });

  it('may forbid inline styles and scripts: marks look as they should, and nothing was refused', async () => {
    page = await browser.open('/nested');
    await page.evaluate(() => {
      (globalThis as { violations?: string[] }).violations = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        (globalThis as unknown as { violations: string[] }).violations.push(event.violatedDirective),
      );
    });
    await page.evaluate((ids) => tillguard.start({ ids, language: 'zh-CN' }), wanted);
    await settled('tbody tr', 3);
    const look = await page.evaluate(() => {
      const badge = tillguard.root()!.querySelector<HTMLElement>('.mark.high .badge')!;
      const { width, height } = badge.getBoundingClientRect();
      return {
        background: getComputedStyle(badge).backgroundColor,
        height,
        isWide: width > 24,
        violations: (globalThis as unknown as { violations: string[] }).violations,
      };
    });
    expect(look).toEqual({ background: 'rgb(180, 35, 24)', height: 24, isWide: true, violations: [] });
    // The policy is in force: what it forbids is refused.
    await expect(
      page.evaluate(() => {
        document.createElement('script').text = '1';
      }),
    ).rejects.toThrow('TrustedScript');
  });

  it('that takes the host away gets it back, but does not drag us into a fight', async () => {
    await start('/nested');
    await settled('tbody tr', 3);
    await page.evaluate(() => document.querySelector('tillguard-marks')!.remove());
    await settled('tbody tr', 3);
    const rounds = await page.evaluate(async () => {
      let removed = 0;
      for (let i = 0; i < 60; i++) {
        const host = document.querySelector('tillguard-marks');
        if (host) removed++;
        host?.remove();
        await new Promise((done) => setTimeout(done, 5));
      }
      return removed;
    });
    expect(rounds).toBeLessThan(30);
  });

  it('costs nothing at rest: no frames, no timers, no readings', async () => {
    await start('/nested');
    await settled('tbody tr', 3);
    await page.waitForTimeout(1200);
    const calls = await page.evaluate(async () => {
      const wait = setTimeout;
      let n = 0;
      for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'requestIdleCallback'] as const) {
        const original = globalThis[name] as (...words: unknown[]) => number;
        (globalThis as Record<string, unknown>)[name] = (...words: unknown[]) => {
          n++;
          return original(...words);
        };
      }
      // A clock that ticks elsewhere on the page is not our business.
      const clock = document.createElement('p');
      document.body.append(clock);
      for (let i = 0; i < 10; i++) {
        await new Promise((done) => wait(done, 150));
        clock.textContent = String(i);
      }
      return { n, readings: tillguard.readings.length };
    });
    expect(calls.readings).toBe(1);
    // One look at where the marks are for each tick; nothing besides.
    expect(calls.n).toBeLessThanOrEqual(11);
  });

  it('without a table is left alone at once and leaves no timer', async () => {
    page = await browser.open('/empty');
    const cost = await page.evaluate(async () => {
      const wait = setTimeout;
      let timers = 0;
      for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'requestIdleCallback'] as const) {
        const original = globalThis[name] as (...words: unknown[]) => number;
        (globalThis as Record<string, unknown>)[name] = (...words: unknown[]) => {
          timers++;
          return original(...words);
        };
      }
      tillguard.start({ ids: {}, language: 'en' });
      await new Promise((done) => wait(done, 1000));
      return {
        timers,
        why: tillguard.readings[0]?.notRead[0]?.why,
        hosts: document.querySelectorAll('tillguard-marks').length,
      };
    });
    expect(cost).toMatchObject({ timers: 0, why: 'no-table', hosts: 0 });
  });

  it('is rid of all of it once the extension is gone, and a second script replaces the first', async () => {
    await start('/nested');
    await settled('tbody tr', 3);
    await page.evaluate((ids) => {
      tillguard.stop();
      tillguard.start({ ids, language: 'en' });
    }, wanted);
    await settled('tbody tr', 3);
    expect(await page.evaluate(() => document.querySelectorAll('tillguard-marks').length)).toBe(1);
    await page.evaluate(() => {
      tillguard.alive = false;
      document.querySelector('.outer')!.scrollTop = 60;
    });
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('tillguard-marks').length)).toBe(0);
  });
});

describe('the popover', () => {
  const inside = (selector: string) =>
    page.evaluate(
      (wantedSelector) => tillguard.root()?.querySelector<HTMLElement>(wantedSelector)?.innerText ?? null,
      selector,
    );
  const focused = () => page.evaluate(() => tillguard.root()?.activeElement?.className ?? null);
  const toFirstBadge = async () => {
    // The only things on this page that take the keyboard are ours; scrollable boxes are skipped by asking.
    for (let i = 0; i < 4 && !(await focused())?.startsWith('badge'); i++) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^badge/);
  };

  it('opens, acts and closes by keyboard alone', async () => {
    await start('/nested', { related: { T20260301003: 'T20260301005' } });
    await settled('tbody tr', 3);
    await toFirstBadge();
    const said = await inside('.why');
    for (const words of ['请先核对', '247.57', '没有问题的情况：', '接下来：', '建立案件', '查看相关的那一笔'])
      expect(said).toContain(words);
    await page.keyboard.press('Enter');
    expect(await focused()).toMatch(/^why/);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('first');
    await page.keyboard.press('Enter');
    await expect.poll(() => inside('.said')).toContain('20260301-A7F3');
    expect(await page.evaluate(() => tillguard.opened.length)).toBe(1);
    await page.keyboard.press('Escape');
    expect(await inside('.why')).toBe(null);
    expect(await focused()).toMatch(/^badge/);
    // Rows come in the order of the list.
    await page.keyboard.press('Tab');
    expect(await inside('.why')).toContain('建议核对');
  });

  it('a row is said to be fine by one press, which can be taken back, and loses its mark once the popover is closed', async () => {
    await start('/nested', { language: 'en' });
    await settled('tbody tr', 3);
    await toFirstBadge();
    await page.keyboard.press('Enter');
    const label = () => page.evaluate(() => tillguard.root()?.activeElement?.textContent ?? '');
    const pressNamed = async (name: string) => {
      for (let i = 0; i < 6 && (await label()) !== name; i++) await page.keyboard.press('Tab');
      expect(await label()).toBe(name);
      await page.keyboard.press('Enter');
    };
    await pressNamed('This is fine');
    await expect.poll(() => inside('.said')).toContain('this row is in order');
    await pressNamed('Take that back');
    await expect.poll(() => inside('.said')).toContain('Taken back');
    await pressNamed('This is fine');
    await expect.poll(() => inside('.said')).toContain('this row is in order');
    expect(await page.evaluate(() => tillguard.judged.map(({ verdict }) => verdict))).toEqual([
      'fine',
      'take-back',
      'fine',
    ]);
    expect(await page.evaluate(() => tillguard.root()!.querySelectorAll('.mark:not([hidden])').length)).toBe(3);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => tillguard.root()!.querySelectorAll('.mark:not([hidden])').length))
      .toBe(2);
  });

  it('opens on hover and stays while the pointer is on it', async () => {
    await start('/nested', { language: 'en' });
    await settled('tbody tr', 3);
    const badge = await page.evaluate(() => {
      const { left, top, width, height } = tillguard
        .root()!
        .querySelector('.mark.high:not([hidden]) .badge')!
        .getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await page.mouse.move(badge.x, badge.y);
    await expect.poll(() => inside('.why')).toContain('Check this first');
    const box = await page.evaluate(() => {
      const { left, top, width, height } = tillguard.root()!.querySelector('.why')!.getBoundingClientRect();
      return { left, top, width, height };
    });
    await page.mouse.move(box.left + 30, box.top + box.height / 2, { steps: 6 });
    await page.waitForTimeout(400);
    expect(await inside('.why')).not.toBe(null);
    await page.mouse.move(5, 5, { steps: 3 });
    await expect.poll(() => inside('.why')).toBe(null);
  });

  it('acts on a real press only, once it has been in sight for a moment, and not under a cover', async () => {
    await start('/nested', { language: 'en' });
    await settled('tbody tr', 3);
    await page.evaluate(() => tillguard.root()!.querySelector<HTMLElement>('.mark.high:not([hidden]) .badge')!.click());
    expect(await inside('.why')).toBe(null);
    const centre = (selector: string) =>
      page.evaluate((wantedSelector) => {
        const { left, top, width, height } = tillguard.root()!.querySelector(wantedSelector)!.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
    const badge = await centre('.mark.high:not([hidden]) .badge');
    await page.mouse.click(badge.x, badge.y);
    await expect.poll(() => inside('.why')).not.toBe(null);
    const button = await centre('.why .first');
    await page.evaluate(() => tillguard.root()!.querySelector<HTMLElement>('.why .first')!.click());
    await page.mouse.click(button.x, button.y);
    expect(await page.evaluate(() => tillguard.opened.length)).toBe(0);
    // A see-through sheet that lets presses pass: the user sees something else than what would be pressed.
    await page.evaluate(() => {
      const sheet = document.createElement('div');
      sheet.id = 'sheet';
      for (const [name, value] of Object.entries({
        'pointer-events': 'none',
        position: 'fixed',
        inset: '0',
        width: '100vw',
        height: '100vh',
        background: 'white',
        opacity: '.9',
      }))
        sheet.style.setProperty(name, value);
      sheet.setAttribute('popover', 'manual');
      document.body.append(sheet);
      sheet.showPopover();
    });
    await page.waitForTimeout(700);
    await page.mouse.click(button.x, button.y);
    await expect.poll(() => inside('.said')).toContain('lies over this box');
    expect(await page.evaluate(() => tillguard.opened.length)).toBe(0);
    await page.evaluate(() => document.querySelector('#sheet')!.remove());
    await page.waitForTimeout(700);
    await page.evaluate(() => {
      tillguard.failNextOpen = true;
    });
    const again = await centre('.why .first');
    await page.mouse.click(again.x, again.y);
    await expect.poll(() => inside('.said')).toContain('could not be opened');
    await page.mouse.click(again.x, again.y);
    await expect.poll(() => inside('.said')).toContain('20260301-A7F3');
    const opened = await page.evaluate(() => tillguard.opened);
    expect(opened).toHaveLength(2);
    expect(opened[0]!.request).toBe(opened[1]!.request);
  });

  it.each([
    ['which tells what lies over it', true],
    ['which does not', false],
  ])('no press counts under what a page lays over it at the last moment, in a browser %s', async (_, tells) => {
    page = await browser.open('/nested');
    // As in Firefox: without the second version of the observer.
    if (!tells)
      await page.evaluate(() => {
        delete (IntersectionObserverEntry.prototype as { isVisible?: boolean }).isVisible;
      });
    await page.evaluate((ids) => tillguard.start({ ids, language: 'en' }), wanted);
    await settled('tbody tr', 3);
    const centre = (selector: string) =>
      page.evaluate((wantedSelector) => {
        const { left, top, width, height } = tillguard.root()!.querySelector(wantedSelector)!.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
    const badge = await centre('.mark.high:not([hidden]) .badge');
    await page.mouse.click(badge.x, badge.y);
    await expect.poll(() => inside('.why')).not.toBe(null);
    const button = await centre('.why .first');
    await page.mouse.move(button.x, button.y);
    await page.waitForTimeout(600);
    // Each as a page would: a moment before the press, so that nothing late could tell of it.
    const tricks: Record<string, () => () => void> = {
      'a sheet after our host': () => {
        const sheet = document.createElement('div');
        for (const [name, value] of [
          ['position', 'fixed'],
          ['inset', '0'],
          ['z-index', '2147483647'],
          ['background', 'white'],
          ['pointer-events', 'none'],
        ])
          sheet.style.setProperty(name!, value!);
        document.documentElement.append(sheet);
        return () => sheet.remove();
      },
      'a dialog in the top layer': () => {
        const sheet = document.createElement('div');
        sheet.setAttribute('popover', 'manual');
        for (const [name, value] of [
          ['width', '100vw'],
          ['height', '100vh'],
          ['pointer-events', 'none'],
        ])
          sheet.style.setProperty(name!, value!);
        document.body.append(sheet);
        sheet.showPopover();
        return () => sheet.remove();
      },
      'all of it see-through': () => {
        document.documentElement.style.setProperty('opacity', '.02');
        return () => document.documentElement.style.removeProperty('opacity');
      },
      'all of it moved under the pointer': () => {
        document.documentElement.style.setProperty('transform', 'translateX(3px)');
        return () => document.documentElement.style.removeProperty('transform');
      },
    };
    for (const [name, trick] of Object.entries(tricks)) {
      const undo = await page.evaluateHandle(trick);
      await page.mouse.down();
      await page.mouse.up();
      await expect.poll(() => inside('.said'), { message: name }).toContain('lies over this box');
      expect(await page.evaluate(() => tillguard.opened.length), name).toBe(0);
      await undo.evaluate((back) => back());
    }
    await page.waitForTimeout(700);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => inside('.said')).toContain('20260301-A7F3');
  });

  it('leads to the related row, and says so where that is not on the page', async () => {
    await start('/nested', { related: { T20260301003: 'T20260301097', T20260301005: 'T20260301330' } });
    await settled('tbody tr', 3);
    await toFirstBadge();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settled('tbody tr', 1);
    const row = page.locator('tbody tr', { hasText: 'T20260301097' });
    expect(await row.isVisible()).toBe(true);
    expect(await page.evaluate(() => tillguard.root()!.activeElement?.getAttribute('aria-label'))).toContain(
      '请先核对',
    );
    await page.keyboard.press('Escape');
    expect(await page.evaluate(async () => tillguard.handlers['content.reveal']({ key: 'not-here' }))).toEqual({
      ok: false,
    });
  });
});

describe('a capture', () => {
  it('covers full card numbers, shows the page without marks, and puts all back', async () => {
    page = await browser.open('/cards');
    await page.evaluate(() => tillguard.start({ ids: { A1: 'high', A2: 'high' }, language: 'zh-CN' }));
    await settled('tbody tr', 2);
    const prepared = await page.evaluate(() => tillguard.handlers['content.prepare-capture']({ keep: null }));
    expect(prepared.masked).toBe(5);
    expect(prepared.text).toContain('411111******1111');
    expect(prepared.text).not.toMatch(
      /4111111111111111|5555 5555 5555 4444|４０１２８８８８８８８８１８８１|6011111111111117/,
    );
    expect(prepared.text).toContain('202603011004001234567890123456');
    const seen = await page.evaluate(() => {
      const boxes = [...tillguard.roots.get(document.querySelector('tillguard-cover')!)!.children].map((box) =>
        box.getBoundingClientRect(),
      );
      const first = document.querySelector('.cards td:last-child')!.firstChild as Text;
      const part = (from: number, to: number) => {
        const range = document.createRange();
        range.setStart(first, from);
        range.setEnd(first, to);
        return range.getBoundingClientRect();
      };
      const middle = part(6, 12);
      const covers = (box: DOMRect, other: DOMRect) =>
        box.left <= other.left + 0.5 &&
        box.right >= other.right - 0.5 &&
        box.top <= other.top + 0.5 &&
        box.bottom >= other.bottom - 0.5;
      return {
        middle: boxes.some((box) => covers(box, middle)),
        head: boxes.some((box) => covers(box, part(0, 6))),
        tail: boxes.some((box) => covers(box, part(12, 16))),
        marks: getComputedStyle(document.querySelector('tillguard-marks')!).visibility,
      };
    });
    expect(seen).toEqual({ middle: true, head: false, tail: false, marks: 'hidden' });
    // What scrolls into view meanwhile is covered before it is painted.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.evaluate(() => tillguard.auditFrames('tbody tr', 2));
    const later = await page.evaluate(() =>
      [...tillguard.roots.get(document.querySelector('tillguard-cover')!)!.children].some((box) => {
        const { top, bottom } = box.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      }),
    );
    expect(later).toBe(true);
    await page.evaluate(() => tillguard.handlers['content.end-capture']({}));
    await page.evaluate(() => scrollTo(0, 0));
    expect(await page.evaluate(() => document.querySelectorAll('tillguard-cover').length)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('tillguard-marks')!).visibility)).toBe(
      'visible',
    );
  });
});
