// The new transaction list: Ant Design with a sticky header, filters, sorting, pages and a detail drawer.
import { Button, ConfigProvider, DatePicker, Descriptions, Drawer, Select, Space, Table, Tag, theme } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language, ViewList } from '../views';
import { otherLanguage, words } from '../words';
import './portal.css';

type Row = ViewList['rows'][number];

const asked = new URLSearchParams(location.search);
const language: Language = asked.get('lang') === 'en' ? 'en' : 'zh-CN';
const pageSize = Number(asked.get('size') ?? 200);
const isDark = asked.get('theme') === 'dark';
const w = words[language];
interface Filters {
  store: string;
  type: string;
  status: string;
  range: [Dayjs | null, Dayjs | null] | null;
}
const noFilters: Filters = { store: '', type: '', status: '', range: null };
const colours: Record<string, string> = { success: 'green', failed: 'red', refunded: 'orange', disputed: 'purple' };
const widths: Record<string, number> = {
  time: 170,
  id: 200,
  store: 220,
  terminal: 130,
  amount: 130,
  card: 190,
  orderId: 170,
  originalId: 200,
  merchantNo: 160,
  payer: 160,
  method: 140,
  issuer: 220,
};

function Portal({ list }: { list: ViewList }) {
  // Filters are chosen first and take effect with the search button, as on most portals.
  const [chosen, setChosen] = useState(noFilters);
  const [filters, setFilters] = useState(noFilters);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Row | null>(null);
  const rows = useMemo(() => list.rows.filter((row) => isWanted(row, filters)), [list, filters]);
  const search = (wanted: Filters) => {
    setChosen(wanted);
    setFilters(wanted);
    setPage(1);
  };
  const options = (key: string) => [
    { value: '', label: w.all },
    ...[...new Set(list.rows.map((row) => row[key]!))].map((value) => ({ value, label: value })),
  ];
  const picker = (label: string, key: 'store' | 'type' | 'status') => (
    <Space>
      {label}
      <Select
        aria-label={label}
        value={chosen[key]}
        options={options(key)}
        onChange={(value) => setChosen({ ...chosen, [key]: value })}
        style={{ width: 190 }}
      />
    </Space>
  );
  return (
    <>
      <div className="card filters">
        <Space>
          {w.dates}
          <DatePicker.RangePicker value={chosen.range} onChange={(range) => setChosen({ ...chosen, range })} />
        </Space>
        {picker(w.store, 'store')}
        {picker(w.type, 'type')}
        {picker(w.status, 'status')}
        <Button type="primary" onClick={() => search(chosen)}>
          {w.search}
        </Button>
        <Button onClick={() => search(noFilters)}>{w.reset}</Button>
        <Button href={`/export.csv?lang=${language}`}>{w.export}</Button>
      </div>
      <div className="card">
        <h1>{w.title}</h1>
        <Table<Row>
          rowKey="id"
          size="middle"
          bordered={false}
          sticky
          scroll={{ x: 2800, y: 480 }}
          dataSource={rows}
          pagination={{
            defaultPageSize: pageSize,
            current: page,
            onChange: setPage,
            showSizeChanger: true,
            pageSizeOptions: [20, 50, 100, 200],
            showTotal: (n) => w.total(n),
          }}
          columns={[
            ...list.columns.map(({ key, heading }) => ({
              key,
              dataIndex: key,
              title: heading,
              width: widths[key] ?? 120,
              align: key === 'amount' ? ('right' as const) : undefined,
              sorter:
                key === 'time' || key === 'amount'
                  ? (a: Row, b: Row) => (key === 'time' ? a.time!.localeCompare(b.time!) : number(a) - number(b))
                  : undefined,
              render:
                key === 'status'
                  ? (text: string, row: Row) => <Tag color={colours[row._status!]}>{text}</Tag>
                  : undefined,
            })),
            {
              key: 'actions',
              title: w.actions,
              width: 90,
              fixed: 'right' as const,
              render: (_: unknown, row: Row) => (
                <Button type="link" size="small" onClick={() => setOpen(row)}>
                  {w.detail}
                </Button>
              ),
            },
          ]}
        />
        <p className="legend">{w.legend}</p>
      </div>
      <Drawer title={w.detail} open={open !== null} onClose={() => setOpen(null)} width={420}>
        {open && (
          <Descriptions
            column={1}
            items={list.columns.map(({ key, heading }) => ({ key, label: heading, children: open[key] }))}
          />
        )}
      </Drawer>
    </>
  );
}

function isWanted(row: Row, { store, type, status, range }: Filters): boolean {
  const date = row.time!.slice(0, 10);
  return (
    (!store || row.store === store) &&
    (!type || row.type === type) &&
    (!status || row.status === status) &&
    (!range?.[0] || date >= range[0].format('YYYY-MM-DD')) &&
    (!range?.[1] || date <= range[1].format('YYYY-MM-DD'))
  );
}

function number(row: Row): number {
  return Number(row.amount!.replaceAll(',', ''));
}

dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
document.documentElement.lang = language;
document.title = `${w.title} - ${w.acquirer}`;
document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
const list = (await (await fetch(`/api/list?view=antd&lang=${language}`)).json()) as ViewList;
createRoot(document.getElementById('root')!).render(
  <ConfigProvider
    locale={language === 'en' ? enUS : zhCN}
    theme={{
      token: { fontFamily: 'inherit' },
      algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    }}
  >
    <div className="bar">
      <div className="logo" />
      <b>{w.acquirer}</b>
      <span>{w.product}</span>
      <span className="who">{w.merchant}</span>
      <span>{w.user}</span>
      <span className="quiet">{w.lastLogin}</span>
      <a href={otherLanguage(language, location.href)}>{w.other}</a>
      <a href={`/?lang=${language}`}>{w.logOut}</a>
    </div>
    <div className="frame">
      <nav className="menu">
        {w.menu.map((item, i) => (
          <a key={item} href={i === 0 ? `/?lang=${language}` : `#${i}`} className={i === 1 ? 'on' : ''}>
            {item}
          </a>
        ))}
      </nav>
      <div className="main">
        <Portal list={list} />
      </div>
    </div>
  </ConfigProvider>,
);
