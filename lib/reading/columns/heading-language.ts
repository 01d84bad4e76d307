// Which language a table's headings are in, as evidence beside the page's own tag: many portals serve every language under
// `<html lang="en">`, and files have no tag at all. What the evidence settles (d/m order, decimal sign, `¥`) is decided elsewhere.
import { foldWord } from '../values/fold';

/** Words that headings of one language alone use, by BCP 47 tag. */
const words: Record<string, string> = {
  en: 'amount date time currency fee fees payment description order card created type number method',
  de: 'betrag datum währung gebühr gebühren zahlungsart zahlungsmethode beschreibung uhrzeit transaktionsart transaktions-id kartentyp referenz bruttobetrag nettobetrag auszahlung bestellnummer buchungsdatum filiale trinkgeldbetrag letzte ziffern',
  fr: 'montant devise frais heure état statut moyen paiement commande numéro carte remboursé libellé brut virement réf commission',
  es: 'fecha importe moneda divisa estado tarifa comisión operación pago pedido monto cantidad tarjeta descripción tipo hora',
  pt: 'valor bruto líquido moeda taxa pagamento bandeira venda cartão parcelas transação código descrição',
  it: 'importo valuta stato commissione tariffa lordo pagamento transazione ordine esercente orario carta causale',
  nl: 'bedrag betaalmethode soort transactie bestelling kosten omschrijving datum kenmerk betaald',
  da: 'dato beløb gebyr afgift kvitteringsnummer betalingsmetode kortudsteder personale beskrivelse',
  nb: 'dato beløp gebyr salgsdato transaksjonstype transaksjons-id ordre-id betalingsmåte',
  sv: 'belopp avgift datum betalningsmetod beskrivning ordernummer transaktionstyp tid kvitto',
  fi: 'päivämäärä summa tila maksutapa valuutta kuvaus tapahtumatyyppi tilausnumero aika',
  pl: 'kwota data waluta opłata prowizja metoda płatności zamówienia typ numer opis',
  cs: 'částka datum měna poplatek stav způsob platby objednávky popis číslo',
  sk: 'suma dátum mena poplatok stav spôsob platby objednávky popis číslo čiastka',
  hu: 'összeg dátum pénznem díj állapot fizetési mód rendelés leírás',
  ro: 'sumă suma dată data monedă comision stare plată comandă descriere',
  tr: 'tutar tarih para birimi komisyon durum ödeme sipariş açıklama işlem kart',
  vi: 'số tiền ngày giờ phí trạng thái giao dịch thanh toán đơn hàng',
  id: 'jumlah tanggal waktu biaya pembayaran pesanan transaksi nominal keterangan',
  ms: 'amaun tarikh masa caj yuran pembayaran pesanan urus niaga',
};
/** A unit that says how large it is, and not in what language: `Amount (分)`. */
const unit = /[([（【] *(?:单位|單位)? *[:：]? *(?:[分角]|[百千万萬亿億][元圆圓]?) *[)\]）】]/g;
let byWord: Map<string, string[]> | null = null;

/** BCP 47 tag of the headings' language, with a region only where the script implies one; empty where they do not tell. */
export function languageOfHeadings(headings: readonly string[]): string {
  const text = headings.join(' ').slice(0, 4000).replace(unit, ' ');
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]/.test(text)) return 'ko';
  if (/[\u4e00-\u9fff]/.test(text)) {
    const isTraditional = /[單號額種類訂間狀態費幣終終備註時點網戶賬帳關歷錄據]/.test(text);
    const isSimplified = /[单号额种类订间状态费币终备时点网户账关历录据]/.test(text);
    if (isTraditional !== isSimplified) return isTraditional ? 'zh-Hant' : 'zh-CN';
    return isSimplified ? 'zh-CN' : 'zh';
  }
  if (/[\u0e00-\u0e7f]/.test(text)) return 'th';
  if (/[\u0590-\u05ff]/.test(text)) return 'he';
  if (/[\u0600-\u06ff]/.test(text)) return 'ar';
  if (/[\u0370-\u03ff]/.test(text)) return 'el';
  if (/[\u0900-\u097f]/.test(text)) return 'hi';
  if (/[\u0400-\u04ff]/.test(text)) {
    if (/[іїєґ]/i.test(text)) return 'uk';
    if (/[ыэё]/i.test(text)) return 'ru';
    return /(?:стойност|плащане|поръчка|състояние|такса)/i.test(text) ? 'bg' : 'ru';
  }
  return languageOfWords(text);
}

/** The language with the most words, if no other has as many. */
function languageOfWords(text: string): string {
  if (!byWord) {
    byWord = new Map();
    for (const [tag, list] of Object.entries(words)) {
      for (const word of list.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), tag]);
    }
  }
  const points = new Map<string, number>();
  for (const word of new Set(foldWord(text).match(/[\p{L}\p{M}][\p{L}\p{M}-]*/gu) ?? [])) {
    const tags = byWord.get(word) ?? [];
    for (const tag of tags) points.set(tag, (points.get(tag) ?? 0) + 1 / tags.length);
  }
  const [best, second] = [...points].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 1 || (second && second[1] > best[1] * 0.75)) return '';
  return best[0];
}

/**
 * The languages that may settle what cells leave open: the page's tag, the headings' language, or both where they differ, so
 * that only what both imply is taken. A bare `en`, which pages of all languages carry, gives way to the headings.
 */
export function languagesOfTable(page: string, headings: readonly string[]): string[] {
  const own = languageOfHeadings(headings);
  const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0]!;
  // English headings tell how numbers are written, not whose dollars and which order of day and month.
  if (page === '' && own === 'en') return ['en-001'];
  // Japanese headings without kana (`金額`, `状態`) look like Chinese ones: only simplified characters contradict the page.
  const mayBeJapanese =
    base(page) === 'ja' && base(own) === 'zh' && !/[单额种订间费币终备时网户账关历录据态]/.test(headings.join(''));
  if (mayBeJapanese || own === '' || own === 'en' || (page !== '' && base(own) === base(page))) return [page];
  return page === '' || page.toLowerCase() === 'en' ? [own] : [page, own];
}
