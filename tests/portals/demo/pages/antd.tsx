// The new transaction list: Ant Design with a sticky header, filters, sorting, pages and a detail drawer.
import { Button, ConfigProvider, DatePicker, Descriptions, Drawer, Select, Space, Table, Tag } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language, ViewList } from '../views';
import { words } from '../words';
import './portal.css';

type Row = ViewList['rows'][number];

const language: Language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh-CN';
const pageSize = Number(new URLSearchParams(location.search).get('size') ?? 50);
const w = words[language];
const colours: Record<string, string> = { success: 'green', failed: 'red', refunded: 'orange', disputed: 'purple' };
const widths: Record<string, number> = {
  time: 170,
  id: 200,
  store: 190,
  amount: 130,
  card: 190,
  orderId: 170,
  originalId: 200,
  merchantNo: 160,
  payer: 150,
  issuer: 130,
};

function Portal({ list }: { list: ViewList }) {
  const [store, setStore] = useState('');
  const [type, setType] = useState('');
  const [status, setStatus] = useState('');
  const [range, setRange] = useState<[Dayjs | null, Dayjs | null] | null>(null);
  const [open, setOpen] = useState<Row | null>(null);
  const rows = useMemo(
    () =>
      list.rows.filter(
        (row) =>
          (!store || row.store === store) &&
          (!type || row.type === type) &&
          (!status || row.status === status) &&
          (!range?.[0] || row.time!.slice(0, 10) >= range[0].format('YYYY-MM-DD')) &&
          (!range?.[1] || row.time!.slice(0, 10) <= range[1].format('YYYY-MM-DD')),
      ),
    [list, store, type, status, range],
  );
  const options = (key: string) => [
    { value: '', label: w.all },
    ...[...new Set(list.rows.map((row) => row[key]!))].map((value) => ({ value, label: value })),
  ];
  const picker = (label: string, value: string, key: string, set: (value: string) => void) => (
    <Space>
      {label}
      <Select aria-label={label} value={value} options={options(key)} onChange={set} style={{ width: 180 }} />
    </Space>
  );
  return (
    <>
      <div className="card filters">
        <Space>
          {w.dates}
          <DatePicker.RangePicker onChange={setRange} />
        </Space>
        {picker(w.store, store, 'store', setStore)}
        {picker(w.type, type, 'type', setType)}
        {picker(w.status, status, 'status', setStatus)}
        <Button type="primary">{w.search}</Button>
        <Button>{w.export}</Button>
      </div>
      <div className="card">
        <h1>{w.title}</h1>
        <Table<Row>
          rowKey="id"
          size="middle"
          bordered={false}
          sticky
          scroll={{ x: 2600, y: 480 }}
          dataSource={rows}
          pagination={{
            defaultPageSize: pageSize,
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

function number(row: Row): number {
  return Number(row.amount!.replaceAll(',', ''));
}

dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
document.documentElement.lang = language;
document.title = `${w.title} - ${w.acquirer}`;
const list = (await (
  await fetch(`/api/list?view=antd&lang=${language}${location.search.includes('day=2') ? '&day=2' : ''}`)
).json()) as ViewList;
createRoot(document.getElementById('root')!).render(
  <ConfigProvider locale={language === 'en' ? enUS : zhCN}>
    <div className="bar">
      <div className="logo" />
      <b>{w.acquirer}</b>
      <span>{w.product}</span>
      <span className="who">{w.merchant}</span>
    </div>
    <div className="frame">
      <nav className="menu">
        {w.menu.map((item, i) => (
          <a key={item} href={`#${i}`} className={i === 1 ? 'on' : ''}>
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
