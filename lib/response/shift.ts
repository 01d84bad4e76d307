// Who was on shift, as the log keeps it: a name, empty for nobody, or a sign of its own for "not known".

import { letters } from '@/lib/i18n/letters';
import { type Language, say } from '@/lib/i18n/say';

/** Value of the fact `on-shift` where the user does not know who was on shift. */
export const shiftUnknown = '?';

/** Who was on shift, in the reader's language: nobody, where the user said so; null where it is not known. */
export function wordShift(said: string | undefined, language: Language): string | null {
  if (said === undefined || said === shiftUnknown) return null;
  return said === '' ? say(letters, language, 'value.nobody') : said;
}
