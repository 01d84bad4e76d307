// Writes the letters of a case: which blocks each has, filled from the case's log and the merchant's own details.
import { letters } from '@/lib/i18n/letters';
import { say } from '@/lib/i18n/say';
import type { LetterKind } from '@/lib/model/case-event';
import type { LetterDocument } from './document';
import type { LetterInput } from './letter-facts';
import { label, type Writer } from './parts';
import { acquirerEnquiry, correctionRequest } from './to-acquirer';
import { stopPayment, urgentStop } from './to-bank';
import { policeReport, statementOfFacts } from './to-police';
import { authorisation, headOfficeSummary } from './within-the-company';

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
