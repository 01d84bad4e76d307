// What a bank is asked: to stop a payment, on one page at once, and then with everything.
import { printMoney } from '@/lib/i18n/say';
import { factsOf } from './letter-facts';
import {
  asks,
  chargesTable,
  factRows,
  filled,
  heading,
  label,
  paragraph,
  plain,
  salutation,
  senderRows,
  signature,
  type Writer,
} from './parts';

// The facts that a stop is matched on stand first and large: account name, number, amount, time, bank.
export const urgentStop: Writer = (input) => {
  const { language, shop } = input;
  const facts = factsOf(input);
  return {
    title: 'urgent.title',
    blocks: [
      heading(language, 'heading.account'),
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
      filled(language, 'urgent.report', { ticket: { value: facts.policeTicket, name: 'label.ticket' } }),
      signature(input),
    ],
  };
};

export const stopPayment: Writer = (input) => {
  const { language, typed, shop } = input;
  const facts = factsOf(input);
  return {
    title: 'stop.title',
    blocks: [
      salutation(language, 'to.acquirer', typed.recipient || facts.receiving.bank || shop.bank, 'name.bank'),
      filled(language, 'stop.body', facts.named),
      filled(language, 'stop.police', { ticket: { value: facts.policeTicket, name: 'label.ticket' } }),
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
      plain(language, 'stop.truth'),
      heading(language, 'heading.applicant'),
      senderRows(input),
      signature(input),
    ],
  };
};
