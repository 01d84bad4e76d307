// ar, right to left, Arabic-Indic digits, a table whose first cell is the head of its row.
import { amount, card, code, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const digits = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

export const page: SuitePage = {
  language: 'ar-EG',
  library: 'native table, right to left',
  seed: 23,
  count: 40,
  exponent: 2,
  columns: [
    code('id', 'رقم المعاملة'),
    time('تاريخ المعاملة', (t) => digits(`${t.slice(0, 10).replaceAll('-', '/')} ${t.slice(11)}`)),
    amount('المبلغ', { exponent: 2, currency: 'EGP', print: (minor) => printed(minor, 'ar-EG', 2, 'EGP') }),
    type('نوع المعاملة', {
      sale: 'بيع',
      refund: 'استرداد',
      void: 'إلغاء',
      preauth: 'تفويض مسبق',
      chargeback: 'Chargeback',
    }),
    status('الحالة', {
      success: 'ناجحة',
      pending: 'قيد الانتظار',
      failed: 'فاشلة',
      refunded: 'مسترد',
      disputed: 'متنازع عليه',
    }),
    card('رقم البطاقة', (p) => `${p.first6}******${p.last4}`),
  ],
  mount(root, { columns, rows }) {
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const { heading } of columns)
      head.append(Object.assign(document.createElement('th'), { textContent: heading }));
    const body = table.createTBody();
    for (const { texts } of rows) {
      const line = body.insertRow();
      columns.forEach(({ key }, i) => {
        line.append(Object.assign(document.createElement(i === 0 ? 'th' : 'td'), { textContent: texts[key]! }));
      });
    }
    root.append(table);
  },
};
