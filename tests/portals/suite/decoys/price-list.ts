// zh-CN, Element Plus: goods with prices, stock and the day on which each was changed.
import type { Decoy } from '../suite-page';

export const decoy: Decoy = {
  language: 'zh-CN',
  library: 'Element Plus ElTable',
  async mount(root) {
    const [{ createApp, h }, { ElTable, ElTableColumn }] = await Promise.all([
      import('vue'),
      import('element-plus'),
      import('element-plus/dist/index.css'),
    ]);
    const data = Array.from({ length: 24 }, (_, i) => ({
      sku: `SKU-${10_400 + i * 7}`,
      name: ['宫保鸡丁', '鱼香肉丝', '米饭', '酸梅汤'][i % 4],
      price: `¥${(12 + i * 1.5).toFixed(2)}`,
      stock: 40 + ((i * 13) % 60),
      changed: `2026-03-${String(1 + (i % 28)).padStart(2, '0')} 10:00:00`,
      state: i % 5 === 0 ? '已下架' : '在售',
    }));
    const columns = {
      sku: '商品编码',
      name: '商品名称',
      price: '售价',
      stock: '库存',
      changed: '更新时间',
      state: '状态',
    };
    createApp({
      render: () =>
        h(ElTable, { data, height: 480 }, () =>
          Object.entries(columns).map(([prop, label]) => h(ElTableColumn, { prop, label })),
        ),
    }).mount(root);
  },
};
