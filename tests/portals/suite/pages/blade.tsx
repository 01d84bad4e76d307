/** @jsxImportSource react */
// en-IN, Razorpay's design system: amounts drawn in pieces, badges, a totals row, a check box before each row, a pager.
import { amount, card, code, money, name, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'INR', print: (minor: number) => printed(minor, 'en-IN', 2, 'INR') };
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `28 Mar 2026, 09:47:13 pm` */
function spoken(t: string): string {
  const hour = Number(t.slice(11, 13));
  const clock = `${String(hour % 12 || 12).padStart(2, '0')}${t.slice(13)} ${hour < 12 ? 'am' : 'pm'}`;
  return `${Number(t.slice(8, 10))} ${months[Number(t.slice(5, 7)) - 1]} ${t.slice(0, 4)}, ${clock}`;
}

export const page: SuitePage = {
  language: 'en-IN',
  library: 'Razorpay Blade Table',
  seed: 31,
  count: 30,
  exponent: 2,
  pageSize: 10,
  saysTotal: false,
  columns: [
    code('id', 'Payment Id', (id) => `pay_${id}`),
    code('orderId', 'Order Id'),
    amount('Amount', form),
    money('fee', 'Fee', form),
    time('Created At', spoken),
    type('Type', {
      sale: 'Payment',
      refund: 'Refund',
      void: 'Void',
      preauth: 'Authorization',
      chargeback: 'Chargeback',
    }),
    status('Status', {
      success: 'Captured',
      pending: 'Created',
      failed: 'Failed',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
    card('Card', (p) => `•••• ${p.last4}`),
    code('rrn', 'Bank RRN'),
    name('store', 'Store', ['MG Road', 'Koramangala', 'Hauz Khas']),
  ].map((column) =>
    column.key === 'id' ? { ...column, truth: (p: ListRow['payment']) => ({ id: `pay_${p.id}` }) } : column,
  ),
  async mount(root, list) {
    const [blade, { bladeTheme }, { createRoot }] = await Promise.all([
      import('@razorpay/blade/components'),
      import('@razorpay/blade/tokens'),
      import('react-dom/client'),
    ]);
    const { Amount, Badge, BladeProvider, Table, TableBody, TableCell, TableFooter, TableFooterCell } = blade;
    const { TableFooterRow, TableHeader, TableHeaderCell, TableHeaderRow, TablePagination, TableRow } = blade;
    const cell = (key: string, { texts, payment }: ListRow) => {
      if (key === 'amount' || key === 'fee') return <Amount value={payment[key] / 100} currency="INR" type="body" />;
      return key === 'status' ? <Badge color="positive">{texts[key]!}</Badge> : texts[key]!;
    };
    createRoot(root).render(
      <BladeProvider themeTokens={bladeTheme} colorScheme="light">
        <Table
          data={{ nodes: list.rows.map((row) => ({ ...row, id: row.payment.id })) }}
          selectionType="multiple"
          gridTemplateColumns={`44px repeat(${list.columns.length}, 190px)`}
          pagination={<TablePagination defaultPageSize={10} showLabel showPageNumberSelector />}
        >
          {(rows) => (
            <>
              <TableHeader>
                <TableHeaderRow>
                  {list.columns.map(({ key, heading }) => (
                    <TableHeaderCell key={key} headerKey={key}>
                      {heading}
                    </TableHeaderCell>
                  ))}
                </TableHeaderRow>
              </TableHeader>
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.id} item={row}>
                    {list.columns.map(({ key }) => (
                      <TableCell key={key}>{cell(key, row)}</TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
              <TableFooter>
                <TableFooterRow>
                  {list.columns.map(({ key }, i) => (
                    <TableFooterCell key={key}>
                      {i === 0 ? 'Total' : key === 'amount' ? '₹1,48,210.50' : '-'}
                    </TableFooterCell>
                  ))}
                </TableFooterRow>
              </TableFooter>
            </>
          )}
        </Table>
      </BladeProvider>,
    );
  },
};
