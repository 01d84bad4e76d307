// Keeping evidence and handing it over, in English.
import type { Message } from '../say';

export const custody = {
  // Capture
  'capture.how': 'How to capture',
  'capture.whole': 'The whole page, scrolled from top to bottom',
  'capture.whole.hint': 'Takes about half a second for each screen. The page goes back to where it was.',
  'capture.others': 'Cover other customers’ rows',
  'capture.others.hint': 'Only this case’s rows stay readable, in the picture and in everything kept beside it.',
  'capture.mhtml': 'Also the browser’s own copy of the page (MHTML)',
  'capture.mhtml.hint':
    'The browser asks for a permission once. Card numbers are cut out of the copy before it is kept.',
  'capture.mhtml.refused': 'The browser was not given that permission, so there will be no such copy.',
  'capture.clock': 'Compare this computer’s clock with the portal’s',
  'capture.clock.hint': 'Asks the portal’s server once for its time; nothing else is sent.',
  'capture.progress': 'Capturing the whole page… {percent}%',
  'capture.stop': 'Stop',
  'capture.stopped': 'Stopped. Nothing was kept, and the page is where it was.',
} satisfies Record<string, Message>;
