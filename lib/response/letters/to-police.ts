// What the police get: the report, and a statement of facts beside it.
import { amountWords, factsOf } from './letter-facts';
import {
  asks,
  chargesTable,
  contactsTable,
  evidenceTable,
  factRows,
  filled,
  heading,
  label,
  plain,
  salutation,
  senderRows,
  signature,
  timelineTable,
  type Writer,
} from './parts';

export const policeReport: Writer = (input) => {
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
      plain(language, 'police.body'),
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
      filled(language, 'police.people', {
        shift: { value: facts.onShift, name: 'label.on-shift' },
        suspects: { value: typed.suspects, name: 'heading.people' },
      }),
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
      plain(language, 'police.truth'),
      signature(input),
    ],
  };
};

export const statementOfFacts: Writer = (input) => {
  const { language, typed, view } = input;
  const facts = factsOf(input);
  const voucher = view.voucher && view.voucher.outcome !== 'not-checked' ? view.voucher.outcome : null;
  return {
    title: 'statement.title',
    blocks: [
      filled(language, 'statement.body', facts.named),
      filled(language, 'statement.happened', { what: { value: typed.whatHappened, name: 'name.what-happened' } }),
      filled(language, 'statement.shift', { shift: { value: facts.onShift, name: 'label.on-shift' } }),
      ...(voucher ? [plain(language, `statement.voucher.${voucher}`)] : []),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      plain(language, 'statement.truth'),
      senderRows(input),
      signature(input),
    ],
  };
};
