// Text that is kept longer than the text it was cut from.

/** The same text in memory of its own: engines keep a piece of a file's text as a view that holds on to all of it. */
export function ownText(text: string): string {
  return text.split('').join('');
}
