/** @jsxImportSource react */
// ko, PrimeReact DataTable: headings repeated inside cells for small screens, tags, a paginator.
import { amount, card, code, name, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'ko',
  library: 'PrimeReact DataTable',
  seed: 14,
  count: 72,
  exponent: 0,
  pageSize: 20,
  columns: [
    time('거래일시', (t) => t.replace('T', ' ')),
    code('id', '거래번호'),
    type('거래구분', { sale: '승인', refund: '환불', void: '승인취소', preauth: '가승인', chargeback: '이의제기' }),
    amount('거래금액', { exponent: 0, currency: 'KRW', print: (minor) => `${printed(minor, 'ko-KR', 0)}원` }),
    status('상태', { success: '성공', pending: '처리중', failed: '실패', refunded: '환불됨', disputed: '분쟁중' }),
    card('카드번호', (p) => `${p.first6}******${p.last4}`),
    code('authCode', '승인번호'),
    code('terminal', '단말기번호'),
    name('store', '가맹점명', ['강남점', '홍대점', '부산점']),
  ],
  async mount(root, list) {
    const [{ createRoot }, { DataTable }, { Column }, { Tag }] = await Promise.all([
      import('react-dom/client'),
      import('primereact/datatable'),
      import('primereact/column'),
      import('primereact/tag'),
      import('primereact/resources/themes/lara-light-blue/theme.css'),
    ]);
    createRoot(root).render(
      <DataTable
        value={list.rows.map((row) => ({ ...row, key: row.payment.n }))}
        dataKey="key"
        paginator
        rows={20}
        paginatorTemplate="CurrentPageReport PrevPageLink PageLinks NextPageLink"
        currentPageReportTemplate="총 {totalRecords}건"
        scrollable
        scrollHeight="400px"
      >
        {list.columns.map(({ key, heading }) => (
          <Column
            key={key}
            header={heading}
            sortable={key === 'time'}
            body={({ texts }: ListRow) => (key === 'status' ? <Tag value={texts[key]} /> : texts[key])}
          />
        ))}
      </DataTable>,
    );
  },
};
