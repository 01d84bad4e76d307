// The merchant's own numbers as they are typed: one a line, name before number.

export interface OwnNumber {
  name: string;
  number: string;
}

/** Name, then a number of at least three digits, which may be grouped and may begin with a plus sign. */
const line = /^(.*?)[\s:：,，;；]*(\+?\d(?:[\d\s()（）-]*\d)?)$/u;

/** Numbers of a text, or the first line in which there is none. Empty lines say nothing. */
export function readNumbers(text: string): { numbers: OwnNumber[] } | { line: string } {
  const numbers: OwnNumber[] = [];
  for (const raw of text.normalize('NFKC').split('\n')) {
    const typed = raw.trim();
    if (typed === '') continue;
    const [, name = '', number = ''] = line.exec(typed) ?? [];
    if (number.replace(/\D/g, '').length < 3) return { line: typed };
    numbers.push({ name: name.trim(), number: number.slice(0, 60) });
  }
  return { numbers };
}

/** The same numbers as a text to be typed on. */
export function printNumbers(numbers: readonly OwnNumber[]): string {
  return numbers.map(({ name, number }) => (name === '' ? number : `${name} ${number}`)).join('\n');
}
