// Remembers what was made of a text, for columns in which the same texts come again and again.
import { ownText } from '@/lib/model/own-text';

/** After so many texts it is known whether they come again. */
const trial = 1000;
/** Of those at least so many must have come before; else remembering costs more than it saves. */
const fewestKnown = 300;

/** `work`, which remembers up to `most` distinct texts and what came of them, as long as that pays. `work` is pure. */
export function remembering<T>(work: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  let asked = 0;
  let isWorth = true;
  return (text) => {
    if (!isWorth) return work(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) {
      asked++;
      return before as T;
    }
    const found = work(text);
    if (++asked >= trial && asked - known.size < fewestKnown) {
      isWorth = false;
      known.clear();
    } else if (known.size < most) known.set(ownText(text), found);
    return found;
  };
}
