// The deadlines of cases as an iCalendar file (RFC 5545), for the calendar that the merchant already looks at.
import type { Due } from '@/lib/model/case-summary';

export interface CalendarEntry {
  /** stays the same for the same deadline, so that importing again changes it and does not double it */
  uid: string;
  title: string;
  note: string;
  due: Due;
}

/**
 * The file's text. A deadline of a day is an all-day entry with an alarm at nine that morning; one of an instant lasts a
 * quarter of an hour with an alarm 15 minutes before.
 * @param madeAt UTC instant, for DTSTAMP
 */
export function calendarFile(entries: readonly CalendarEntry[], madeAt: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tillguard//Case deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(entry.uid)}`,
      `DTSTAMP:${instant(Date.parse(madeAt))}`,
      ...times(entry.due),
      `SUMMARY:${escapeText(entry.title)}`,
      ...(entry.note ? [`DESCRIPTION:${escapeText(entry.note)}`] : []),
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escapeText(entry.title)}`,
      `TRIGGER:${'on' in entry.due ? 'PT9H' : '-PT15M'}`,
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(foldLine).join('\r\n').concat('\r\n');
}

function times(due: Due): string[] {
  if ('at' in due) {
    const at = Date.parse(due.at);
    return [`DTSTART:${instant(at)}`, `DTEND:${instant(at + 15 * 60_000)}`];
  }
  const next = new Date(Date.parse(`${due.on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [`DTSTART;VALUE=DATE:${due.on.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`];
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line break; other control characters have no place in a text. */
function escapeText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (c) => `\\${c}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** RFC 5545, 3.1: no line longer than 75 octets of UTF-8; a fold never splits a character. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    // A continued line begins with a space, which counts.
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
