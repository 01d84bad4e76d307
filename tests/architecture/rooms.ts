// The rooms of the house and what each may use: the table that the layering test holds the code against.

/** A room, the rooms that it may import, and the packages. Its own files it may always import. */
export interface Room {
  /** folder from the project's root */
  folder: string;
  mayUse: readonly string[];
  packages: readonly string[];
}

const model = 'lib/model';
const i18n = 'lib/i18n';
const platform = 'lib/platform';
const messaging = 'lib/messaging';
const reading = 'lib/reading';
const portals = 'lib/portals';
const capture = 'lib/capture';
const marking = 'lib/marking';
const detection = 'lib/detection';
const reconciliation = 'lib/reconciliation';
const response = 'lib/response';
const evidence = 'lib/evidence';
const storage = 'lib/storage';
const chain = 'lib/chain';

export const rooms: readonly Room[] = [
  { folder: model, mayUse: [], packages: ['@stablelib/sha256', 'zod/mini', 'canonicalize'] },
  { folder: i18n, mayUse: [model], packages: [] },
  { folder: platform, mayUse: [], packages: ['webextension-polyfill'] },
  { folder: portals, mayUse: [model], packages: ['zod/mini'] },
  {
    folder: reading,
    mayUse: [model, portals],
    packages: ['papaparse', 'read-excel-file', 'zod/mini', '@zip.js/zip.js'],
  },
  { folder: messaging, mayUse: [model, platform], packages: ['zod/mini'] },
  { folder: capture, mayUse: [model, messaging, platform, reading], packages: [] },
  { folder: marking, mayUse: [model, i18n], packages: ['@floating-ui/dom'] },
  { folder: detection, mayUse: [model], packages: [] },
  { folder: reconciliation, mayUse: [model, reading], packages: [] },
  { folder: response, mayUse: [model, i18n], packages: ['docx'] },
  {
    folder: evidence,
    mayUse: [model, i18n, response],
    packages: ['pkijs', 'asn1js', '@zip.js/zip.js', '@noble/hashes', 'zod/mini', 'pdfmake', 'docx', 'write-excel-file'],
  },
  { folder: chain, mayUse: [model], packages: ['@nats-io/nats-core', 'zod/mini'] },
  // A chain asks for its store by interfaces; this is the browser's.
  { folder: storage, mayUse: [model, platform, chain], packages: ['idb', 'zod/mini'] },
  { folder: 'lib/frame', mayUse: [model, i18n, platform, messaging, reading, portals, capture, marking], packages: [] },
  {
    folder: 'lib/worker',
    mayUse: [
      model,
      i18n,
      platform,
      messaging,
      reading,
      portals,
      detection,
      reconciliation,
      response,
      evidence,
      chain,
      storage,
    ],
    packages: ['zod/mini'],
  },
  {
    folder: 'components',
    mayUse: [model, response, i18n, messaging],
    packages: ['preact', 'chart.js', 'chartjs-chart-matrix'],
  },
  {
    folder: 'entrypoints',
    mayUse: [
      'lib/frame',
      'lib/worker',
      model,
      reading,
      i18n,
      platform,
      messaging,
      storage,
      response,
      evidence,
      'components',
    ],
    packages: ['preact', 'wxt'],
  },
];
