// Marks on the portal's rows and their popover, in English. Plain and calm: a mark is a reason to look, not a verdict.
import type { Message } from '../say';

export const marking = {
  region: 'Tillguard: rows to look at',
  'short.low': 'Note',
  'short.medium': 'Check',
  'short.high': 'Check first',
  'short.case': 'In a case',
  'sure.low': 'A small thing to know. Most likely in order.',
  'sure.medium': 'Worth checking. It may well be in order.',
  'sure.high': 'Please check this one first. Several signs or one strong sign speak against it.',
  'title.low': 'Small note',
  'title.medium': 'Worth checking',
  'title.high': 'Check this first',
  label: 'Tillguard, {title}: {why}',
  innocent: 'Nothing is wrong if {text}',
  next: 'What to do: {text}',
  'open-case': 'Open a case',
  opening: 'Opening the case…',
  opened: 'Case {id} is open. Carry on with it in Tillguard, at the top of the browser window.',
  'in-case': 'This row is part of case {id}. Carry on with it in Tillguard, at the top of the browser window.',
  'open-failed':
    'The case could not be opened. Nothing was lost. Try again, or open it from the Tillguard button at the top of the browser window.',
  'open-locked':
    'Cases are locked. Unlock them with the Tillguard button at the top of the browser window, then press “Open a case” again.',
  covered:
    'Something on this page lies over this box. To be safe, open the case from the Tillguard button at the top of the browser window.',
  'related.one': 'Show the other row',
  'related.many': 'Show related row {n}',
  'related.missing': 'That row is not on the page now. It may be on another page of the list.',
  fine: 'This is fine',
  wrong: 'This is wrong',
  'judged.fine':
    'Noted: this row is in order, and the like of it will not be marked for a while. What was learned is listed in the settings.',
  'judged.wrong': 'Noted: something is wrong here, and that is remembered. Open a case to go on with it.',
  'take-back': 'Take that back',
  'taken-back': 'Taken back. Nothing was learned from it.',
  'judge-failed': 'That could not be noted. Nothing was lost; please try again.',
  close: 'Close',
} satisfies Record<string, Message>;
