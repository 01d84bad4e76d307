// What a reading says of the document itself, card numbers masked as everywhere.
import type { FrameReading } from '@/lib/model/reading';
import { addressOf } from './address';
import type { PageContext } from './cell';
import { maskCardNumbers } from './values/card';

/** Address, title and language of a document, at most as long as a reading may have them. */
export function headOf(
  document: Document,
  { language }: Pick<PageContext, 'language'>,
): Pick<FrameReading, 'url' | 'title' | 'language'> {
  return {
    url: maskCardNumbers(addressOf(document)).slice(0, 4000),
    title: maskCardNumbers(document.title).slice(0, 1000),
    language: language.slice(0, 40),
  };
}
