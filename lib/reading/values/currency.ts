// Which currency a symbol, code or word names. A sign that several countries share stays a list of candidates:
// the column and the page settle it (columns/money-format.ts).
import { currenciesNamed } from './currency-names';
import { foldText, foldWord } from './fold';

/** Signs and words → ISO 4217 codes, likeliest nowhere implied: more than one code means undecided. */
const signs: Record<string, string> = {
  $: 'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP JMD TTD BBD BSD BZD BMD KYD XCD FJD GYD LRD NAD SBD SRD BND DOP NIO UYU CUP MOP CVE ZWL TOP WST',
  '¥': 'CNY JPY',
  '£': 'GBP EGP LBP SDG SSP SYP FKP GIP SHP',
  kr: 'SEK NOK DKK ISK',
  'kr.': 'DKK SEK NOK ISK',
  ':-': 'SEK',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '₹': 'INR',
  rs: 'INR PKR LKR NPR MUR SCR',
  'rs.': 'INR PKR LKR NPR MUR SCR',
  '₨': 'PKR INR LKR NPR MUR SCR',
  '₩': 'KRW',
  원: 'KRW',
  圆: 'CNY',
  元: 'CNY TWD HKD',
  人民币: 'CNY',
  人民幣: 'CNY',
  rmb: 'CNY',
  美元: 'USD',
  港币: 'HKD',
  港元: 'HKD',
  港幣: 'HKD',
  台币: 'TWD',
  新台币: 'TWD',
  新臺幣: 'TWD',
  新台幣: 'TWD',
  日元: 'JPY',
  欧元: 'EUR',
  英镑: 'GBP',
  円: 'JPY',
  r$: 'BRL',
  us$: 'USD',
  $us: 'USD',
  u$s: 'USD',
  '$ us': 'USD',
  'us $': 'USD',
  'u.s. $': 'USD',
  usd$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  $ca: 'CAD',
  '$ ca': 'CAD',
  can$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  nt$: 'TWD',
  s$: 'SGD',
  sg$: 'SGD',
  mx$: 'MXN',
  mex$: 'MXN',
  cl$: 'CLP',
  co$: 'COP',
  ar$: 'ARS',
  rd$: 'DOP',
  j$: 'JMD',
  tt$: 'TTD',
  $b: 'BOB',
  $u: 'UYU',
  'cn¥': 'CNY',
  'jp¥': 'JPY',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  kc: 'CZK',
  ft: 'HUF',
  лв: 'BGN',
  'лв.': 'BGN',
  '₽': 'RUB',
  руб: 'RUB',
  рублей: 'RUB',
  рубля: 'RUB',
  рубль: 'RUB',
  р: 'RUB',
  'руб.': 'RUB',
  'р.': 'RUB',
  '₺': 'TRY',
  tl: 'TRY',
  '₫': 'VND',
  đ: 'VND',
  '฿': 'THB',
  บาท: 'THB',
  '₱': 'PHP',
  rm: 'MYR',
  rp: 'IDR',
  'rp.': 'IDR',
  r: 'ZAR',
  'fr.': 'CHF',
  sfr: 'CHF',
  'sfr.': 'CHF',
  '₪': 'ILS',
  'ש"ח': 'ILS',
  שח: 'ILS',
  'ש״ח': 'ILS',
  'د.إ': 'AED',
  'د.إ.': 'AED',
  'ر.س': 'SAR',
  'ر.س.': 'SAR',
  'د.ك': 'KWD',
  'د.ك.': 'KWD',
  'د.ب.': 'BHD',
  'د.ا.': 'JOD',
  'ر.ع.': 'OMR',
  'ر.ق.': 'QAR',
  'ج.م.': 'EGP',
  'د.م.': 'MAD',
  'د.ت.': 'TND',
  'د.ج.': 'DZD',
  'د.ع.': 'IQD',
  'د.ل.': 'LYD',
  'ل.ل.': 'LBP',
  '৳': 'BDT',
  tk: 'BDT',
  'tk.': 'BDT',
  '₦': 'NGN',
  '₵': 'GHS',
  'gh₵': 'GHS',
  ksh: 'KES',
  tsh: 'TZS',
  ush: 'UGX',
  '₴': 'UAH',
  грн: 'UAH',
  'грн.': 'UAH',
  '₸': 'KZT',
  '₾': 'GEL',
  '₼': 'AZN',
  '֏': 'AMD',
  '₲': 'PYG',
  '₡': 'CRC',
  's/': 'PEN',
  's/.': 'PEN',
  bs: 'BOB VES',
  'bs.': 'BOB VES',
  'b/.': 'PAB',
  q: 'GTQ',
  lei: 'RON',
  'din.': 'RSD',
  дин: 'RSD',
  ден: 'MKD',
  km: 'BAM',
  kn: 'HRK',
  cfa: 'XOF XAF',
  'f cfa': 'XOF XAF',
  fcfa: 'XAF',
  '₮': 'MNT',
  '₭': 'LAK',
  '៛': 'KHR',
  '₤': 'GBP EGP LBP SDG',
  pounds: 'GBP',
  pln: 'PLN',
  złotych: 'PLN',
  złote: 'PLN',
  гривень: 'UAH',
  тенге: 'KZT',
  тг: 'KZT',
  лева: 'BGN',
  ریال: 'IRR',
  ريال: 'SAR QAR OMR YER IRR',
  درهم: 'AED MAD',
  đồng: 'VND',
  vnđ: 'VND',
  rupiah: 'IDR',
  ringgit: 'MYR',
  kronor: 'SEK',
  kroner: 'NOK DKK',
  forint: 'HUF',
  korun: 'CZK',
  reais: 'BRL',
  pesos: 'MXN ARS CLP COP PHP UYU DOP CUP',
  '₠': 'EUR',
  'с.': 'KGS TJS',
  сом: 'KGS',
  "so'm": 'UZS',
  сум: 'UZS',
  br: 'BYN ETB',
  'ден.': 'MKD',
  'дин.': 'RSD',
  'ر.ي.': 'YER',
  '؋': 'AFN',
  'ج.س.': 'SDG',
  'ل.س.': 'SYP',
  'රු.': 'LKR',
  රු: 'LKR',
  नेरू: 'NPR',
  ብር: 'ETB',
  mtn: 'MZN',
  'l.': 'HNL',
  mdl: 'MDL',
  bds$: 'BBD',
  ec$: 'XCD',
  fj$: 'FJD',
  fr: 'CHF XOF XAF',
  '£gb': 'GBP',
  'uk£': 'GBP',
  'gb£': 'GBP',
  'e£': 'EGP',
  'eg£': 'EGP',
  $cl: 'CLP',
  $mx: 'MXN',
  $ar: 'ARS',
  $au: 'AUD',
  $nz: 'NZD',
  $hk: 'HKD',
  $sg: 'SGD',
  $tw: 'TWD',
  $co: 'COP',
  br$: 'BRL',
  nkr: 'NOK',
  dkr: 'DKK',
  skr: 'SEK',
  ikr: 'ISK',
  nis: 'ILS',
  'щ.д.': 'USD',
  cdn$: 'CAD',
  ntd: 'TWD',
  kd: 'KWD',
  'ج.م': 'EGP',
  'ksh.': 'KES',
  'k.sh.': 'KES',
  ευρώ: 'EUR',
  dh: 'MAD AED',
  dhs: 'AED MAD',
  'gs.': 'PYG',
  евро: 'EUR',
  євро: 'EUR',
  レイ: 'RON',
  l: 'RON HNL',
  lej: 'RON',
  'l£': 'LBP',
  '£l': 'LBP',
  '£lb': 'LBP',
  gs: 'PYG',
  $uy: 'UYU',
  uy$: 'UYU',
  do$: 'DOP',
  'p.': 'BYN',
  'br.': 'BYN ETB',
  'د.أ.': 'JOD',
  लेई: 'RON',
  '£e': 'EGP',
  'uae ディルハム': 'AED',
  dollars: 'USD CAD AUD NZD HKD SGD',
  yuan: 'CNY',
  yen: 'JPY',
  won: 'KRW',
};
const bySign = new Map(Object.entries(signs).map(([sign, codes]) => [sign, codes.split(' ')]));
let codes: Set<string> | null = null;

/** True for a current ISO 4217 code in capitals. */
export function isCurrencyCode(code: string): boolean {
  // Codes of list one that browsers leave out, and the offshore yuan, which is no ISO code but printed as one.
  codes ??= new Set([
    ...Intl.supportedValuesOf('currency'),
    'CLF',
    'UYI',
    'UYW',
    'ZWL',
    'ZWG',
    'SLE',
    'VED',
    'XCG',
    'CNH',
  ]);
  return codes.has(code);
}

/**
 * ISO 4217 codes that a sign, code or word may mean, in no order of likelihood; empty where it names no currency.
 * `CN¥`, `R$`, `zł`, `usd`, `元` and `人民币(CNY)` are understood.
 * @param language BCP 47 tag in which longer names are looked up (`US dollars`, `злотих`); none are where it is left out
 */
export function currenciesOf(text: string, language?: string): readonly string[] {
  const folded = foldText(text)
    .replace(/[()[\]:]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (folded === '') return [];
  const upper = folded.toUpperCase();
  if (/^[A-Z]{3}$/.test(upper) && isCurrencyCode(upper)) return [upper === 'CNH' ? 'CNY' : upper];
  const lower = foldWord(folded);
  const known = bySign.get(lower) ?? bySign.get(lower.replace(/\s/g, ''));
  if (known) return known;
  const coded = /^([a-z]{3}) ?(\p{Sc})$/u.exec(lower);
  if (coded && isCurrencyCode(coded[1]!.toUpperCase())) return [coded[1]!.toUpperCase()];
  if (language !== undefined && lower.length <= 40 && !/\d/.test(lower)) {
    const named = currenciesNamed(lower, language);
    if (named.length > 0) return named;
  }
  // `USD $`, `人民币 CNY`, `$ (CAD)`: one of the words settles it.
  const parts = lower.split(/[\s/]+/);
  if (parts.length < 2 || parts.length > 3) return [];
  const lists = parts.map((part) => (part === text ? [] : currenciesOf(part)));
  if (lists.some((list) => list.length === 0)) return [];
  return lists.reduce((a, b) => a.filter((code) => b.includes(code)));
}

let alternation: string | null = null;

/** Source of a regular expression that matches any known sign or word, longest first; for price.ts. */
export function signPattern(): string {
  // A lone L in a longer text is a litre.
  alternation ??= [...bySign.keys()]
    .filter((sign) => sign !== 'l')
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
  return alternation;
}

/** ISO 4217 code of a region's own currency, for the signs that several share. */
const byRegion: Record<string, string> = Object.fromEntries(
  (
    'US:USD CA:CAD AU:AUD NZ:NZD HK:HKD SG:SGD TW:TWD MX:MXN AR:ARS CL:CLP CO:COP BR:BRL JM:JMD TT:TTD UY:UYU DO:DOP PR:USD EC:USD SV:USD ' +
    'CN:CNY JP:JPY GB:GBP EG:EGP LB:LBP SE:SEK NO:NOK DK:DKK IS:ISK GL:DKK FO:DKK IN:INR PK:PKR LK:LKR NP:NPR MU:MUR KR:KRW KP:KPW MO:MOP ' +
    'SN:XOF CI:XOF CM:XAF BO:BOB VE:VES BN:BND GI:GIP FJ:FJD NA:NAD'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Currency of the region that a language tag names or, by CLDR's likely subtags, implies; null where that is not certain. */
export function currencyOfLanguage(language: string): string | null {
  // Traditional characters without a region: Taiwan or Hong Kong.
  if (language === '' || language === 'zh-Hant') return null;
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  let found: string | null = null;
  try {
    found = byRegion[new Intl.Locale(language).maximize().region ?? ''] ?? null;
  } catch {
    // No tag of a language: it tells no currency.
  }
  if (byLanguage.size < 200) byLanguage.set(language, found);
  return found;
}

const byLanguage = new Map<string, string | null>();
