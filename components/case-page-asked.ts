// A part of the list of cases, asked of the worker, which sends no more than is shown.
import { useRef } from 'preact/hooks';
import type { Payload, Reply } from '@/lib/messaging/messages';
import type { Trouble } from '@/lib/model/trouble';
import { useAsked } from './asking';

/**
 * The first cases that `question` asks for, kept up to date; null until the first answer. While the answer to a new question is on its
 * way, the one before stays, so that a list does not vanish under the hand that types.
 */
export function useCasePage(question: Payload<'case.page'> | null): {
  page: Reply<'case.page'> | null;
  trouble: Trouble | null;
} {
  const { value, trouble } = useAsked('case.page', question, ({ changed }) => changed === 'case');
  const latest = useRef<Reply<'case.page'> | null>(null);
  if (value) latest.current = value;
  return { page: latest.current, trouble };
}
