// The words of the further languages, put into a page's content script by the worker when that asks for them: most pages do not
// need them, and they are as large as all the rest.
import type { LanguagePack } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';

/** Hands the words to the content script of this frame, if it is still there. */
export function handOverWords(): void {
  (globalThis as { tillguardLearn?: (pack: LanguagePack) => void }).tillguardLearn?.(moreLanguages);
}
