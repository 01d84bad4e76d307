// The clock moved, as days go by: for the views, and for the worker whose alarm then rings. The extension itself knows nothing of it.
import type { BrowserContext, Page } from 'playwright-core';
import { askWorker } from './own-page';

/** Noon of the day so many days from today by this machine's wall clock: outside quiet hours, whenever the tests run. */
export function noonIn(days: number): Date {
  return clockIn(days, '12:00');
}

/** A time of day (`HH:mm`) of the day so many days from today, by this machine's wall clock. */
export function clockIn(days: number, time: string): Date {
  const moment = new Date();
  moment.setDate(moment.getDate() + days);
  const [hours, minutes] = time.split(':').map(Number);
  moment.setHours(hours!, minutes, 0, 0);
  return moment;
}

/** The wall day (`YYYY-MM-DD`) so many days from today. */
export function dayIn(days: number): string {
  const noon = noonIn(days);
  return new Date(noon.getTime() - noon.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Opens the case that is on screen again with its clock at this moment; null: as it is. */
export async function openViewAt(view: Page, moment: Date | null): Promise<void> {
  await view.addInitScript(() => {
    const shift = Number(sessionStorage.getItem('tests/clock-shift') ?? 0);
    if (shift === 0 || 'isMoved' in Date) return;
    const RealDate = Date;
    class MovedDate extends RealDate {
      static readonly isMoved = true;
      constructor(...values: unknown[]) {
        super(...((values.length === 0 ? [RealDate.now() + shift] : values) as []));
      }
      static override now(): number {
        return RealDate.now() + shift;
      }
    }
    globalThis.Date = MovedDate as unknown as DateConstructor;
  });
  await view.evaluate(
    (shift) => sessionStorage.setItem('tests/clock-shift', String(shift)),
    moment === null ? 0 : moment.getTime() - Date.now(),
  );
  await view.reload();
  await view.locator('[data-step]').first().waitFor();
}

/** Does something in the worker that runs; one that has ended in the meantime answers no more. */
async function inWorker<T>(context: BrowserContext, work: (value: T) => unknown, value: T): Promise<void> {
  for (const worker of context.serviceWorkers())
    await Promise.race([
      worker.evaluate(work as (value: unknown) => unknown, value),
      new Promise((resume) => setTimeout(resume, 2000)),
    ]).catch(() => undefined);
}

/** Makes the clock of the worker that runs wrong by so many ms; 0: right again. A worker that starts anew has the right one. */
export function moveWorkerClock(context: BrowserContext, ms: number): Promise<void> {
  return inWorker(
    context,
    (shift) => {
      const held = globalThis as unknown as { RealDate?: DateConstructor };
      held.RealDate ??= Date;
      const { RealDate } = held;
      class MovedDate extends RealDate {
        constructor(...values: unknown[]) {
          super(...((values.length === 0 ? [RealDate.now() + shift] : values) as []));
        }
        static override now(): number {
          return RealDate.now() + shift;
        }
      }
      globalThis.Date = shift === 0 ? RealDate : (MovedDate as unknown as DateConstructor);
    },
    ms,
  );
}

/** Moves the clock of the worker that runs to this moment, and has its reminders' alarm ring. */
async function ring(context: BrowserContext, view: Page, moment: Date): Promise<void> {
  // Any question wakes a worker that the browser has put to sleep.
  await askWorker(view, 'settings.get', {});
  await moveWorkerClock(context, moment.getTime() - Date.now());
  await inWorker(context, (when) => chrome.alarms.create('remind', { when }), Date.now());
}

/** Ids of the notifications that are shown. */
function shownIn(view: Page): Promise<string[]> {
  return view.evaluate(
    () => new Promise<string[]>((done) => chrome.notifications.getAll((all) => done(Object.keys(all)))),
  );
}

/**
 * Moves the worker's clock to this moment, has its reminders' alarm ring, and gives the ids of the notifications that are shown once one
 * of them holds `wanted`. Its clock is right again afterwards.
 */
export async function ringAt(context: BrowserContext, view: Page, moment: Date, wanted: string): Promise<string[]> {
  let shown: string[] = [];
  for (const patience = Date.now() + 45_000; Date.now() < patience; ) {
    await ring(context, view, moment);
    for (let look = 0; look < 10 && !shown.some((id) => id.includes(wanted)); look++) {
      await new Promise((resume) => setTimeout(resume, 300));
      shown = await shownIn(view);
    }
    if (shown.some((id) => id.includes(wanted))) break;
  }
  await moveWorkerClock(context, 0);
  return shown;
}

/** What the browser shows of what is due, and when it will be looked through again (ms; null: not before something changes). */
export interface ShownDue {
  shown: string[];
  badge: string;
  title: string;
  next: number | null;
}

/** Has the worker look through its reminders as if it were this moment, a later one than now; gives what is shown then. Its clock is right again afterwards. */
export async function lookThroughAt(context: BrowserContext, view: Page, moment: Date): Promise<ShownDue> {
  // The alarm that was rung is set anew once everything was looked through, or cleared where nothing can become due.
  const next = () => view.evaluate(async () => (await chrome.alarms.get('remind'))?.scheduledTime ?? null);
  let set: number | null = 0;
  let isDone = false;
  for (const patience = Date.now() + 45_000; !isDone && Date.now() < patience; ) {
    await ring(context, view, moment);
    for (let look = 0, cleared = 0; look < 10 && !isDone; look++) {
      await new Promise((resume) => setTimeout(resume, 300));
      set = await next();
      // Between ringing and setting there is none for a moment.
      cleared = set === null ? cleared + 1 : 0;
      isDone = cleared === 4 || (set !== null && set > moment.getTime());
    }
  }
  await moveWorkerClock(context, 0);
  if (!isDone) throw new Error('The reminders were not looked through.');
  const [badge, title] = await view.evaluate(async () => [
    await chrome.action.getBadgeText({}),
    await chrome.action.getTitle({}),
  ]);
  return {
    shown: await shownIn(view),
    badge: badge!,
    title: title!,
    next: set,
  };
}
