// What the views show, asked of the worker and asked again whenever it tells of a change.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Changed, MessageName, Payload, Reply } from '@/lib/messaging/messages';
import type { Trouble } from '@/lib/model/trouble';
import { type Port, troubleOf, usePort } from './port';

export interface Asked<T> {
  /** null until the first answer */
  value: T | null;
  /** why the last question failed; the value before it is kept */
  trouble: Trouble | null;
  again: () => Promise<void>;
}

/**
 * The worker's answer to a question, kept up to date.
 * @param payload null asks nothing
 * @param bears true for a change after which the answer may be another; must not depend on more than the payload
 */
export function useAsked<N extends MessageName>(
  name: N,
  payload: Payload<N> | null,
  bears: (changed: Changed) => boolean,
): Asked<Reply<N>> {
  const port = usePort();
  const question = payload === null ? null : JSON.stringify([name, payload]);
  const [answer, setAnswer] = useState<{ question: string | null; value: Reply<N> | null; trouble: Trouble | null }>({
    question: null,
    value: null,
    trouble: null,
  });
  // Answers can overtake each other: only the one to the latest question counts.
  const latest = useRef(0);
  // What `question` tells apart, and what only ever follows from it, is read at the time of asking.
  const asking = useRef({ name, payload, bears });
  asking.current = { name, payload, bears };
  const again = useCallback(async () => {
    const { current } = asking;
    if (question === null || current.payload === null) return;
    latest.current += 1;
    const mine = latest.current;
    try {
      const value = await askPatiently(port, current.name, current.payload);
      if (mine === latest.current) setAnswer({ question, value, trouble: null });
    } catch (error) {
      if (mine !== latest.current) return;
      setAnswer((before) => ({
        question,
        value: before.question === question ? before.value : null,
        trouble: troubleOf(error),
      }));
    }
  }, [port, question]);
  useEffect(() => {
    void again();
    return port.subscribe((changed) => {
      if (asking.current.bears(changed)) void again();
    });
  }, [port, again]);
  // No worker answered: it is being restarted, or the machine is slow. The view comes back by itself.
  const misses = useRef(0);
  useEffect(() => {
    if (answer.trouble !== 'gone') {
      misses.current = 0;
      return undefined;
    }
    misses.current += 1;
    const timer = setTimeout(() => void again(), Math.min(longestPause, firstPause * 2 ** misses.current));
    return () => clearTimeout(timer);
  }, [answer, again]);
  const isCurrent = answer.question === question;
  return { value: isCurrent ? answer.value : null, trouble: isCurrent ? answer.trouble : null, again };
}

/** A view that got no answer asks again after pauses that double, from and up to, in milliseconds. */
const firstPause = 500;
const longestPause = 15_000;

/** Waiting times before a question is repeated while the worker is being restarted, in milliseconds. */
const patience = [150, 600];

/**
 * Asks, and asks again where no worker answered: browsers end and restart it at will. Safe for orders too, since an order
 * carries the id of its request and is carried out once.
 */
export async function askPatiently<N extends MessageName>(port: Port, name: N, payload: Payload<N>): Promise<Reply<N>> {
  for (const pause of patience) {
    try {
      return await port.ask(name, payload);
    } catch (error) {
      if (troubleOf(error) !== 'gone') throw error;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
  return port.ask(name, payload);
}
