// Words of further languages, learned where a page or file needs them. The content script's first load carries en, zh,
// and ko; the others are data in more-languages.ts.
import type { TransactionStatus, TransactionType } from '@/lib/model/transaction';
import { learnHeadingWords, readHeading } from './columns/heading';
import { languageOfHeadings } from './columns/heading-language';
import type { Role } from './columns/heading-words';
import { learnTransactionStatusWords } from './values/transaction-status';
import { learnTransactionTypeWords } from './values/transaction-type';

/** Words parted by `|`, by what they mean. */
export interface LanguagePack {
  headings: Partial<Record<Role, string>>;
  types: Partial<Record<TransactionType, string>>;
  statuses: Partial<Record<TransactionStatus, string>>;
}

const learned = new Set<LanguagePack>();

/** Teaches the readers of headings, types and statuses a pack of words. Idempotent. */
export function learnLanguages(pack: LanguagePack): void {
  if (learned.has(pack)) return;
  learned.add(pack);
  learnHeadingWords(pack.headings);
  learnTransactionTypeWords(pack.types);
  learnTransactionStatusWords(pack.statuses);
}

const first = new Set(['en', 'zh', 'ja', 'ko']);

/** True where a page's language tag (or its absence) asks for no further words. */
export function isFirstLanguage(language: string): boolean {
  return language === '' || first.has(language.toLowerCase().split(/[-_]/)[0]!);
}

/** True for headings of another language than those of the first load, or of which two in five are unknown words. */
export function needsMoreWords(headings: readonly string[]): boolean {
  const named = headings.filter((heading) => /\p{L}/u.test(heading));
  if (named.length === 0) return false;
  const language = languageOfHeadings(named);
  if (language !== '' && !isFirstLanguage(language)) return true;
  return named.filter((heading) => readHeading(heading).roles.size === 0).length > named.length * 0.4;
}
