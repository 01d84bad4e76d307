// Whether a page is too large to be read at all: then it is said so, and left alone. Nothing that a portal shows comes near it.

/** A list of 10,000 rows and ten columns, each cell in two wrappers, holds as many. */
const mostElements = 320_000;

/** True where the document holds more elements than can be read beside the page's own work. */
export function isTooLarge(document: Document): boolean {
  return document.getElementsByTagName('*')[mostElements] !== undefined;
}
