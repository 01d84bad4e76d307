// What a pager says of the length of its list, in the words of many languages or by its numbers alone.
import { describe, expect, it } from 'vitest';
import { readTotal, totalAround } from '@/lib/reading/pager';

describe('the length of a list', () => {
  it.each([
    ['共57条', 57],
    ['共 1,057 条记录', 1057],
    ['全57件中 1-20件を表示', 57],
    ['총 57건', 57],
    ['전체 57건', 57],
    ['1–20 of 57', 57],
    ['Showing 1 to 20 of 1,057 entries', 1057],
    ['1 bis 20 von 57', 57],
    ['Éléments 1 à 20 sur 57', 57],
    ['1 von 3 Seiten (57 Einträge)', 57],
    ['yhteensä 57', 57],
    ['Celkem: 57', 57],
    ['Всего 57', 57],
    ['Page 1 of 3', null],
    ['2026-03-01', null],
    ['Total: 57.00 €', null],
  ])('%s', (text, total) => expect(readTotal(text)).toBe(total));

  it.each([
    ['57 kayıttan 1 - 20 arası gösteriliyor', 57],
    ['Hiển thị 1 đến 20 trong tổng số 57 giao dịch', 57],
    ['แสดง 1 ถึง 20 จาก 57 รายการ', 57],
    ['عرض ١ إلى ٢٠ من أصل ٥٧', 57],
    ['Показано с 21 по 40 из 1 057 записей', 1057],
    ['57 में से 1-20 दिखा रहे हैं', 57],
    ['מציג 1 עד 20 מתוך 57', 57],
    // Two days of a month and its year are no list's numbers.
    ['1 - 20 Mar 2026', null],
    ['Page 1 of 20', null],
    ['1 to 10 of 57', null],
    ['01.03.2026 - 20.03.2026', null],
  ])('of 20 rows: %s', (text, total) => expect(totalAround(text, 20)).toBe(total));
});
