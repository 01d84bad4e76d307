// The calendar file against RFC 5545: read back by a reader of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '@/lib/response/calendar';

const madeAt = '2026-03-01T04:00:00.000Z';

/** Unfolds and unescapes: property → value of the first entry. */
function readBack(file: string): Map<string, string> {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  const entry = lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('BEGIN:VALARM'));
  return new Map(
    entry.map((line) => {
      const colon = line.indexOf(':');
      const value = line
        .slice(colon + 1)
        .replace(/\\([\\;,nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c));
      return [line.slice(0, colon).split(';')[0]!, value];
    }),
  );
}

describe('calendar file', () => {
  it('puts a day’s deadline on that day, and an instant’s at its instant', () => {
    const file = calendarFile(
      [
        { uid: 'a@case', title: '调单回复', note: '', due: { on: '2026-12-31' } },
        { uid: 'b@case', title: 'Call', note: 'x', due: { at: '2026-03-01T23:50:00.000Z' } },
      ],
      madeAt,
    );
    expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(file).toContain('DTSTART:20260301T235000Z\r\nDTEND:20260302T000500Z\r\n');
    expect(file).toContain('DTSTAMP:20260301T040000Z');
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(file.match(/BEGIN:VALARM/g)).toHaveLength(2);
  });

  it('keeps every text whole: escaped, folded at 75 octets, never within a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('', '，止付；', 'a,b;c\\d\ne', '𠮷'.repeat(60)),
        (text, more) => {
          const title = (text + more).replace(/[\u0000-\u001f\u007f]/g, ' ');
          const file = calendarFile(
            [{ uid: 'u', title, note: `${more}\n${title}`, due: { on: '2026-03-04' } }],
            madeAt,
          );
          for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(file).not.toMatch(/[^\r]\n|\ufffd/);
          expect(readBack(file).get('SUMMARY')).toBe(title);
          if (title) expect(readBack(file).get('DESCRIPTION')).toBe(`${more}\n${title}`);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cannot be broken out of by a text', () => {
    const file = calendarFile(
      [{ uid: 'u', title: 'x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT', note: '', due: { on: '2026-03-04' } }],
      madeAt,
    );
    expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(file.match(/^END:VCALENDAR/gm)).toHaveLength(1);
  });
});
