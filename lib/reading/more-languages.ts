// The words of de fr es pt it nl da no sv fi pl cs sk hu ro ru uk bg el tr ar he hi th vi id ms in one pack, for languages.ts.
import { moreHeadingWords } from './columns/more-heading-words';
import type { LanguagePack } from './languages';
import { moreStatusWords, moreTypeWords } from './values/more-value-words';

export const moreLanguages: LanguagePack = {
  headings: moreHeadingWords,
  types: moreTypeWords,
  statuses: moreStatusWords,
};
