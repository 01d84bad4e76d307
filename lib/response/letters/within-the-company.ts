// What stays within the company: who may act for it, and what the head office needs to know.
import { response } from '@/lib/i18n/response';
import { say } from '@/lib/i18n/say';
import { dueDay } from '../clock';
import { outcomeOf } from '../fold';
import { remindersOf } from '../reminders';
import { amountWords, factsOf, longDate } from './letter-facts';
import {
  chargesTable,
  contactsTable,
  factRows,
  filled,
  heading,
  label,
  senderRows,
  signature,
  timelineTable,
  type Writer,
} from './parts';

export const authorisation: Writer = (input) => {
  const { language, typed } = input;
  const facts = factsOf(input);
  const date = (text: string | undefined) => (text ? longDate(language, text) : null);
  return {
    title: 'authorisation.title',
    blocks: [
      senderRows(input),
      filled(language, 'authorisation.body', {
        agent: { value: typed.agent, name: 'label.agent' },
        id: { value: typed.agentId, name: 'label.agent-id' },
        merchant: { value: facts.merchantNo, name: 'label.merchant-no' },
      }),
      chargesTable(input),
      filled(language, 'authorisation.term', {
        from: { value: date(typed.validFrom), name: 'label.valid-from' },
        to: { value: date(typed.validTo), name: 'label.valid-to' },
      }),
      signature(input),
    ],
  };
};

export const headOfficeSummary: Writer = (input) => {
  const { language, view, clock } = input;
  const facts = factsOf(input);
  const outcome = outcomeOf(view);
  const next = remindersOf(view)[0];
  const back = view.recovered.find(({ currency }) => currency === facts.amount?.currency) ?? null;
  const left = facts.amount
    ? {
        ...facts.amount,
        minor: Math.max(
          0,
          Math.abs(facts.amount.minor) -
            (back?.minor ?? 0) * 10 ** (facts.amount.exponent - (back?.exponent ?? facts.amount.exponent)),
        ),
      }
    : null;
  return {
    title: 'summary.title',
    blocks: [
      filled(language, 'summary.body', {
        outcome: {
          value: outcome ? say(response, language, `outcome.${outcome}`) : label(language, 'summary.not-decided'),
          name: 'label.outcome',
        },
        count: { value: String(view.transactions.length), name: 'label.no' },
        amount: { value: facts.amountText, name: 'label.amount' },
      }),
      factRows(language, [
        ['label.case', view.caseId],
        ['label.state', label(language, view.closed ? 'state.closed' : 'state.open')],
        ['label.store', facts.store],
        ['label.recovered', back ? amountWords(language, back) : label(language, 'summary.none')],
        ['label.outstanding', amountWords(language, left)],
        [
          'label.next-due',
          next
            ? `${dueDay(next.due, clock)} · ${say(response, language, next.text, next.values)}`
            : label(language, 'summary.none'),
        ],
      ]),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.contacts'),
      ...contactsTable(input),
      heading(language, 'heading.timeline'),
      timelineTable(input),
    ],
  };
};
