// What runs in a frame, told to whatever comes after it: kept in the extension's own world, which no page can reach.
import { marksHost, teachingHost } from '@/lib/model/own-hosts';
import type { Origin } from '@/lib/platform/runtime';

/** Answers one of the worker's messages to this frame; undefined where it is not one. */
export type AnswerFrame = (message: unknown, origin: Origin) => Promise<unknown> | undefined;

const world = globalThis as { tillguardStop?: () => void; tillguardAnswer?: AnswerFrame };

/** Starts a script's work in place of what an earlier one does here. @param start begins the work and returns how to end it */
export function runAlone(start: () => () => void): void {
  (world.tillguardStop ?? removeLeftOver)();
  world.tillguardStop = start();
}

/**
 * Takes down what a script of before an update left on the page, when the first of this world begins: Firefox ends such a script without
 * letting it tidy up.
 */
function removeLeftOver(): void {
  for (const old of document.querySelectorAll(`${marksHost}, ${teachingHost}`)) old.remove();
}

/** Lets messages that came before the reader did be answered by it. */
export function offerAnswers(answer: AnswerFrame): void {
  world.tillguardAnswer = answer;
}

/** Answers by whoever reads this frame now; undefined where nobody does. */
export function answerHere(message: unknown, origin: Origin): Promise<unknown> | undefined {
  return world.tillguardAnswer?.(message, origin);
}
