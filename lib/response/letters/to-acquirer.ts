// What the acquirer is asked: the slips behind charges, or the correction of one.
import { amountWords, factsOf, longDate } from './letter-facts';
import {
  asks,
  chargesTable,
  filled,
  heading,
  label,
  plain,
  salutation,
  senderRows,
  sentence,
  signature,
  type Writer,
} from './parts';

export const acquirerEnquiry: Writer = (input) => {
  const { language, typed, shop } = input;
  const facts = factsOf(input);
  return {
    title: 'enquiry.title',
    blocks: [
      salutation(language, 'to.acquirer', typed.recipient || shop.acquirer, 'name.acquirer'),
      filled(language, 'enquiry.body', facts.named),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.request'),
      asks(input, 'enquiry.ask.1', 'enquiry.ask.2', 'enquiry.ask.3', 'enquiry.ask.4'),
      filled(language, 'enquiry.close', {
        date: { value: typed.answerBy ? longDate(language, typed.answerBy) : null, name: 'label.answer-by' },
      }),
      senderRows(input),
      signature(input),
    ],
  };
};

export const correctionRequest: Writer = (input) => {
  const { language, typed, shop } = input;
  const facts = factsOf(input);
  const over = { over: { value: amountWords(language, facts.over), name: 'label.over-amount' as const } };
  return {
    title: 'correction.title',
    blocks: [
      salutation(language, 'to.acquirer', typed.recipient || shop.acquirer || shop.provider, 'name.acquirer'),
      filled(language, 'correction.body', {
        ...facts.named,
        correct: { value: amountWords(language, facts.correct), name: 'label.correct-amount' },
      }),
      filled(language, 'correction.happened', { what: { value: typed.whatHappened, name: 'name.what-happened' } }),
      heading(language, 'heading.transactions'),
      chargesTable(input),
      heading(language, 'heading.request'),
      {
        kind: 'list',
        id: 'correction.ask',
        isNumbered: true,
        items: [sentence(language, 'correction.ask.1', over), [{ text: label(language, 'correction.ask.2') }]],
      },
      plain(language, 'correction.truth'),
      heading(language, 'heading.applicant'),
      senderRows(input),
      signature(input),
    ],
  };
};
