// Writes the letters of a case: which blocks each has, filled from the case's log and the merchant's own details.
import { type LetterKey, letters } from '@/lib/i18n/letters';
import { response } from '@/lib/i18n/response';
import { printMoney, say } from '@/lib/i18n/say';
import type { LetterKind } from '@/lib/model/case-event';
import { dueDay } from '../clock';
import { outcomeOf } from '../fold';
import { remindersOf } from '../reminders';
import type { Block, LetterDocument } from './document';
import { amountWords, factsOf, type LetterInput, longDate } from './letter-facts';
import {
  chargesTable,
  contactsTable,
  evidenceTable,
  factRows,
  heading,
  label,
  paragraph,
  salutation,
  senderRows,
  sentence,
  signature,
  timelineTable,
} from './parts';

/** One letter of a case, with blanks where a fact is missing. Needs nothing to be complete. */
export function writeLetter(kind: LetterKind, input: LetterInput): LetterDocument {
  const { title, blocks } = writers[kind](input);
  const { language, view, clock } = input;
  return {
    language,
    title: label(language, title),
    footer: say(letters, language, 'footer', { case: view.caseId, date: clock.local.slice(0, 10) }),
    blocks,
  };
}

type Writer = (input: LetterInput) => { title: LetterKey; blocks: Block[] };

/** A list of the catalogue's sentences. */
function asks(input: LetterInput, ...keys: LetterKey[]): Block {
  return {
    kind: 'list',
    id: keys[0]!.replace(/\.\d+$/, ''),
    isNumbered: true,
    items: keys.map((key) => [{ text: label(input.language, key) }]),
  };
}

// The facts that a stop is matched on stand first and large: account name, number, amount, time, bank.
const urgentStop: Writer = (input) => {
  const { language, shop } = input;
  const facts = factsOf(input);
  return {
    title: 'urgent.title',
    blocks: [
      factRows(
        language,
        [
          ['label.account-holder', facts.receiving.holder],
          ['label.account-number', facts.receiving.number],
          ['label.bank', facts.receiving.bank],
          ['label.amount', facts.amount ? printMoney(language, facts.amount) : null],
          ...(language === 'zh-CN' ? ([['label.amount-capital', facts.capital]] as const) : []),
          ['label.time', facts.time],
        ],
        true,
      ),
      paragraph('urgent.request', [{ text: label(language, 'urgent.request'), is: 'strong' }]),
      factRows(language, [
        ['label.merchant-no', facts.merchantNo],
        ['label.terminal', facts.terminal],
        ['label.rrn', facts.rrn],
        ['label.card', facts.card],
        ['label.shop', shop.name],
        ['label.contact', shop.contact],
        ['label.phone', shop.contactPhone || shop.phone],
      ]),
      paragraph(
        'urgent.report',
        sentence(language, 'urgent.report', { ticket: { value: facts.policeTicket, name: 'label.ticket' } }),
      ),
      signature(input),
    ],
  };
};

const stopPayment: Writer = (input) => {
  const { language, typed, shop } = input;
  const facts = factsOf(input);
  return {
    title: 'stop.title',
    blocks: [
      salutation(language, 'to.acquirer', typed.recipient || facts.receiving.bank || shop.bank, 'name.bank'),
      paragraph(
        'stop.body',
        sentence(language, 'stop.body', {
          time: { value: facts.time, name: 'label.time' },
          amount: { value: facts.amountText, name: 'label.amount' },
          terminal: { value: facts.terminal, name: 'label.terminal' },
          merchant: { value: facts.merchantNo, name: 'label.merchant-no' },
        }),
      ),
      paragraph(
        'stop.police',
        sentence(language, 'stop.police', { ticket: { value: facts.policeTicket, name: 'label.ticket' } }),
      ),
      heading(language, 'heading.account'),
      factRows(language, [
        ['label.account-holder', facts.receiving.holder],
        ['label.account-number', facts.receiving.number],
        ['label.bank', facts.receiving.bank],
      ]),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.request'),
      asks(input, 'stop.ask.1', 'stop.ask.2', 'stop.ask.3'),
      paragraph('stop.truth', [{ text: label(language, 'stop.truth') }]),
      heading(language, 'heading.applicant'),
      senderRows(input),
      signature(input),
    ],
  };
};

const acquirerEnquiry: Writer = (input) => {
  const { language, typed, shop } = input;
  const facts = factsOf(input);
  return {
    title: 'enquiry.title',
    blocks: [
      salutation(language, 'to.acquirer', typed.recipient || shop.acquirer, 'name.acquirer'),
      paragraph(
        'enquiry.body',
        sentence(language, 'enquiry.body', { merchant: { value: facts.merchantNo, name: 'label.merchant-no' } }),
      ),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.request'),
      asks(input, 'enquiry.ask.1', 'enquiry.ask.2', 'enquiry.ask.3', 'enquiry.ask.4'),
      paragraph(
        'enquiry.close',
        sentence(language, 'enquiry.close', {
          date: { value: typed.answerBy ? longDate(language, typed.answerBy) : null, name: 'label.promised' },
        }),
      ),
      senderRows(input),
      signature(input),
    ],
  };
};

const correctionRequest: Writer = (input) => {
  const { language, typed, shop } = input;
  const facts = factsOf(input);
  const over = { over: { value: amountWords(language, facts.over), name: 'label.over-amount' as const } };
  return {
    title: 'correction.title',
    blocks: [
      salutation(language, 'to.acquirer', typed.recipient || shop.acquirer || shop.provider, 'name.acquirer'),
      paragraph(
        'correction.body',
        sentence(language, 'correction.body', {
          time: { value: facts.time, name: 'label.time' },
          amount: { value: facts.amountText, name: 'label.amount' },
          terminal: { value: facts.terminal, name: 'label.terminal' },
          merchant: { value: facts.merchantNo, name: 'label.merchant-no' },
          correct: { value: amountWords(language, typed.correctAmount ?? null), name: 'label.correct-amount' },
        }),
      ),
      paragraph(
        'correction.happened',
        sentence(language, 'correction.happened', { what: { value: typed.whatHappened, name: 'name.what-happened' } }),
      ),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.request'),
      {
        kind: 'list',
        id: 'correction.ask',
        isNumbered: true,
        items: [sentence(language, 'correction.ask.1', over), [{ text: label(language, 'correction.ask.2') }]],
      },
      paragraph('correction.truth', [{ text: label(language, 'correction.truth') }]),
      heading(language, 'heading.applicant'),
      senderRows(input),
      signature(input),
    ],
  };
};

const policeReport: Writer = (input) => {
  const { language, typed, view } = input;
  const facts = factsOf(input);
  const recovered = view.recovered.find(({ currency }) => currency === facts.amount?.currency) ?? null;
  return {
    title: 'police.title',
    blocks: [
      salutation(language, 'to.police', typed.recipient ?? null, 'label.police-station'),
      heading(language, 'heading.account'),
      factRows(
        language,
        [
          ['label.account-holder', facts.receiving.holder],
          ['label.account-number', facts.receiving.number],
          ['label.bank', facts.receiving.bank],
          ['label.amount', facts.amountText],
          ['label.time', facts.time],
        ],
        true,
      ),
      heading(language, 'heading.reporter'),
      senderRows(input),
      paragraph('police.body', [{ text: label(language, 'police.body') }]),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.terminal'),
      factRows(language, [
        ['label.merchant-no', facts.merchantNo],
        ['label.store', facts.store],
        ['label.terminal', facts.terminal],
        ['label.device-model', typed.terminalModel],
        ['label.serial', typed.terminalSerial],
        ['label.last-normal', typed.lastNormalUse],
      ]),
      heading(language, 'heading.people'),
      paragraph(
        'police.people',
        sentence(language, 'police.people', {
          shift: { value: facts.onShift, name: 'label.on-shift' },
          suspects: { value: typed.suspects, name: 'heading.people' },
        }),
      ),
      heading(language, 'heading.loss'),
      factRows(language, [
        ['label.total', facts.amountText],
        ['label.recovered', recovered ? amountWords(language, recovered) : label(language, 'summary.none')],
      ]),
      heading(language, 'heading.timeline'),
      timelineTable(input),
      heading(language, 'heading.contacts'),
      ...contactsTable(input),
      heading(language, 'heading.evidence'),
      ...evidenceTable(input),
      heading(language, 'heading.request'),
      asks(input, 'police.ask.1', 'police.ask.2', 'police.ask.3'),
      heading(language, 'heading.truth'),
      paragraph('police.truth', [{ text: label(language, 'police.truth') }]),
      signature(input),
    ],
  };
};

const statementOfFacts: Writer = (input) => {
  const { language, typed, view } = input;
  const facts = factsOf(input);
  const voucher = view.voucher && view.voucher.outcome !== 'not-checked' ? view.voucher.outcome : null;
  return {
    title: 'statement.title',
    blocks: [
      paragraph(
        'statement.body',
        sentence(language, 'statement.body', {
          time: { value: facts.time, name: 'label.time' },
          store: { value: facts.store, name: 'label.store' },
          terminal: { value: facts.terminal, name: 'label.terminal' },
          amount: { value: facts.amountText, name: 'label.amount' },
        }),
      ),
      paragraph(
        'statement.happened',
        sentence(language, 'statement.happened', { what: { value: typed.whatHappened, name: 'name.what-happened' } }),
      ),
      paragraph(
        'statement.shift',
        sentence(language, 'statement.shift', { shift: { value: facts.onShift, name: 'label.on-shift' } }),
      ),
      ...(voucher ? [paragraph('statement.voucher', [{ text: label(language, `statement.voucher.${voucher}`) }])] : []),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      paragraph('statement.truth', [{ text: label(language, 'statement.truth') }]),
      senderRows(input),
      signature(input),
    ],
  };
};

const authorisation: Writer = (input) => {
  const { language, typed } = input;
  const facts = factsOf(input);
  const date = (text: string | undefined) => (text ? longDate(language, text) : null);
  return {
    title: 'authorisation.title',
    blocks: [
      senderRows(input),
      paragraph(
        'authorisation.body',
        sentence(language, 'authorisation.body', {
          agent: { value: typed.agent, name: 'label.agent' },
          id: { value: typed.agentId, name: 'label.agent-id' },
          merchant: { value: facts.merchantNo, name: 'label.merchant-no' },
        }),
      ),
      chargesTable(input),
      paragraph(
        'authorisation.term',
        sentence(language, 'authorisation.term', {
          from: { value: date(typed.validFrom), name: 'label.date' },
          to: { value: date(typed.validTo), name: 'label.date' },
        }),
      ),
      signature(input),
    ],
  };
};

const headOfficeSummary: Writer = (input) => {
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
      paragraph(
        'summary.body',
        sentence(language, 'summary.body', {
          outcome: {
            value: outcome ? say(response, language, `outcome.${outcome}`) : label(language, 'summary.not-decided'),
            name: 'label.outcome',
          },
          count: { value: String(view.transactions.length), name: 'label.no' },
          amount: { value: facts.amountText, name: 'label.amount' },
        }),
      ),
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

const writers: Record<LetterKind, Writer> = {
  'urgent-stop': urgentStop,
  'stop-payment': stopPayment,
  'acquirer-enquiry': acquirerEnquiry,
  'correction-request': correctionRequest,
  'police-report': policeReport,
  'statement-of-facts': statementOfFacts,
  authorisation,
  'head-office-summary': headOfficeSummary,
};
