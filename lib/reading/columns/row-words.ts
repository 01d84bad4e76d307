// Words by which a row says that it is a total, not a transaction.
import { foldWord } from '../values/fold';

const totals = new Set(
  (
    '合计|总计|小计|总和|累计|汇总|本页合计|本页小计|总合计|合計|小計|總計|總和|総計|総合計|합계|총계|소계|누계|총합계|' +
    'sum|total|totals|subtotal|sub total|sub-total|grand total|page total|daily total|overall|summe|gesamt|gesamtsumme|zwischensumme|' +
    'total général|sous-total|totaux|totale|subtotale|totali|suma|subtotal|totales|totais|soma|totaal|subtotaal|i alt|totalt|delsumma|delsum|' +
    'yhteensä|välisumma|razem|łącznie|podsumowanie|celkem|mezisoučet|součet|spolu|medzisúčet|összesen|részösszeg|итого|всего|промежуточный итог|разом|всього|' +
    'общо|σύνολο|μερικό σύνολο|toplam|ara toplam|genel toplam|المجموع|الإجمالي|المجموع الفرعي|סה"כ|סך הכל|योग|कुल|कुल योग|รวม|ยอดรวม|รวมทั้งหมด|tổng|tổng cộng|cộng|jumlah|subtotal|total keseluruhan|jumlah keseluruhan'
  ).split('|'),
);

const remembered = new Map<string, boolean>();

/** True for `合计`, `Total:`, `小计 (3笔)`, `Summe 12`, `Total transactions`. */
export function isTotalWord(text: string): boolean {
  // Codes and figures, which most rows begin with, are no words.
  if (text.length > 60 || /^[A-Za-z#]{0,8}[-_]?\d[\w\-:./ ]*$/.test(text)) return false;
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const words = foldWord(text)
    .replace(/\([^)]*\)|[\d.,:]+|[€$£¥]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  let found = totals.has(words);
  if (!found) {
    const first = words.split(' ')[0]!;
    found =
      totals.has(first) ||
      [...totals].some(
        (word) => /[\u3040-\uffff]/.test(word) && words.startsWith(word) && words.length <= word.length + 4,
      );
  }
  if (remembered.size < 2000) remembered.set(text, found);
  return found;
}
