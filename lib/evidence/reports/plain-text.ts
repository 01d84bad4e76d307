// What of a text may stand in a file that someone else opens: everything that can be read, nothing that acts on what stands around it.
// The original stands in the pack's JSON, where such characters are written as escapes or say nothing.

/** Control characters but tab and line ends, what turns the order of reading, and what is no character. */
const acting =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;
/** Half of a pair that makes one character; not to be written in UTF-8. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without characters that act; halves of characters become U+FFFD. */
export function plainText(text: string): string {
  return text.replace(acting, '').replace(halves, '\ufffd');
}
