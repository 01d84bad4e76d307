/** @jsxImportSource react */
// de, TanStack Table with its virtualiser: a site's own markup, rows placed absolutely, no roles.
import { amount, card, clock, code, date, money, printed, printedTime, status, type } from '../columns';
import type { List, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'EUR', print: (minor: number) => printed(minor, 'de-DE', 2, 'EUR') };

export const page: SuitePage = {
  language: 'de',
  library: 'TanStack Table and Virtual',
  seed: 6,
  count: 160,
  exponent: 2,
  isVirtual: true,
  saysTotal: false,
  columns: [
    date('Datum', (t) => printedTime(t, 'de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' })),
    clock('Uhrzeit'),
    code('id', 'Transaktions-ID'),
    type('Transaktionsart', {
      sale: 'Verkauf',
      refund: 'Rückerstattung',
      void: 'Stornierung',
      preauth: 'Vorautorisierung',
      chargeback: 'Rückbuchung',
    }),
    amount('Bruttobetrag', form),
    money('fee', 'Gebühr', form),
    money('net', 'Nettobetrag', form),
    status('Status', {
      success: 'Erfolgreich',
      pending: 'Ausstehend',
      failed: 'Fehlgeschlagen',
      refunded: 'Erstattet',
      disputed: 'Angefochten',
    }),
    card('Kartennummer', (p) => `**** **** **** ${p.last4}`),
    code('terminal', 'Terminal-ID'),
  ],
  async mount(root, list) {
    const [{ createRoot }, { useRef }, table, { useVirtualizer }] = await Promise.all([
      import('react-dom/client'),
      import('react'),
      import('@tanstack/react-table'),
      import('@tanstack/react-virtual'),
    ]);
    const { flexRender, getCoreRowModel, useReactTable } = table;
    function Payments({ rows, columns }: List) {
      const model = useReactTable({
        data: rows as never[],
        columns: columns.map(({ key, heading }) => ({
          id: key,
          header: heading,
          accessorFn: (row: never) => (row as List['rows'][number]).texts[key],
        })),
        getCoreRowModel: getCoreRowModel(),
      });
      const scroller = useRef<HTMLDivElement>(null);
      const all = model.getRowModel().rows;
      const virtual = useVirtualizer({
        count: all.length,
        getScrollElement: () => scroller.current,
        estimateSize: () => 36,
        overscan: 4,
      });
      const grid = { display: 'grid', gridTemplateColumns: `repeat(${columns.length}, 150px)` };
      return (
        <section>
          {model.getHeaderGroups().map((group) => (
            <div key={group.id} style={grid} className="head">
              {group.headers.map((header) => (
                <div key={header.id} className="head-cell">
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </div>
              ))}
            </div>
          ))}
          <div ref={scroller} style={{ height: 400, overflow: 'auto' }}>
            <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {virtual.getVirtualItems().map((item) => (
                <div
                  key={item.key}
                  className="line"
                  style={{
                    ...grid,
                    position: 'absolute',
                    top: 0,
                    height: item.size,
                    transform: `translateY(${item.start}px)`,
                  }}
                >
                  {all[item.index]!.getVisibleCells().map((cell) => (
                    <div key={cell.id} className="cell">
                      {flexRender(cell.column.columnDef.cell, cell.getContext())}
                    </div>
                  ))}
                </div>
              ))}
            </div>
          </div>
        </section>
      );
    }
    createRoot(root).render(<Payments {...list} />);
  },
};
