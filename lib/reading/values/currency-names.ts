// What currencies are called in a language: `US dollars`, `злотих`, `円`, as Intl prints them in every plural and case. Asked only
// where the signs and words of currency.ts know nothing.
import { foldWord } from './fold';

/** Currencies that merchants' portals are likely to name in words. */
const codes = (
  'USD EUR CNY JPY KRW GBP HKD TWD SGD MOP MYR THB IDR VND PHP INR PKR LKR BDT NPR AUD NZD CAD MXN BRL ARS CLP COP PEN UYU BOB PYG ' +
  'CRC DOP CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH KZT TRY ILS AED SAR QAR KWD BHD OMR JOD IQD LBP EGP MAD TND DZD LYD ' +
  'ZAR NGN KES GHS XOF XAF GEL AMD AZN RSD BAM MKD ALL MDL BYN CLF'
).split(' ');
/** One number at least for each plural form of every language, without decimals and with two. */
const counts = [0, 1, 2, 3, 5, 11, 100, 1_000_000];

interface Names {
  /** first and last letters of the words of each currency's name → the currencies */
  beginnings: ReadonlyMap<string, readonly string[]>;
  /** forms of the names of the currencies looked at so far */
  forms: Map<string, Set<string>>;
}
const cache = new Map<string, Names>();

/**
 * ISO 4217 codes that a word names in a language (BCP 47; English where it is empty or unknown); empty where it names none.
 * @param word folded, in lower case, without brackets
 */
export function currenciesNamed(word: string, language: string): readonly string[] {
  const tag = isLanguage(language) ? language : 'en';
  let names = cache.get(tag);
  if (!names) {
    names = { beginnings: beginningsOf(tag), forms: new Map() };
    cache.set(tag, names);
  }
  // Printing every form of every currency takes longer than reading a page: only those that begin like the word are printed.
  const { beginnings, forms } = names;
  const candidates = new Set(beginningsIn(word).flatMap((beginning) => beginnings.get(beginning) ?? []));
  return [...candidates].filter((code) => {
    let known = forms.get(code);
    if (!known) {
      known = formsOf(code, tag);
      forms.set(code, known);
    }
    return known.has(word);
  });
}

function beginningsOf(tag: string): Map<string, string[]> {
  const names = new Intl.DisplayNames(tag, { type: 'currency' });
  const found = new Map<string, string[]>();
  for (const code of codes) {
    for (const beginning of beginningsIn(plainName(names.of(code) ?? ''))) {
      found.set(beginning, [...(found.get(beginning) ?? []), code]);
    }
  }
  return found;
}

function beginningsIn(name: string): string[] {
  // Chinese names of one currency may share nothing but their end (西非法郎, 非洲金融共同体法郎).
  return [...new Set((name.match(/[\p{L}\p{M}]{2,}/gu) ?? []).flatMap((part) => [part.slice(0, 2), part.slice(-2)]))];
}

function formsOf(code: string, tag: string): Set<string> {
  const forms = new Set<string>();
  for (const digits of [0, 2]) {
    const format = new Intl.NumberFormat(tag, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'name',
      numberingSystem: 'latn',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    for (const count of counts) {
      const parts = format.formatToParts(count);
      const at = parts.findIndex((part) => part.type === 'currency');
      if (at < 0) continue;
      forms.add(plainName(parts[at]!.value));
      // `de dólares`, `dolari SUA`: what some languages put between number and name comes with it.
      forms.add(
        plainName(
          parts
            .filter((part, i) => i === at || (part.type === 'literal' && Math.abs(i - at) === 1))
            .map((part) => part.value)
            .join(''),
        ),
      );
    }
  }
  return forms;
}

function plainName(text: string): string {
  return foldWord(text)
    .replace(/[()[\]:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isLanguage(language: string): boolean {
  try {
    return language !== '' && Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}
