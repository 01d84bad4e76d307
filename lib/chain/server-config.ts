// The servers' configuration, generated from a list of shops: accounts, users, what each may say and hear. Text in, text out.
//
// Why an account for every shop, and no consumers: tried against nats-server 2.9.10, a user who may publish anything into a stream can
// name `$JS.API.STREAM.PURGE.<other stream>` as the reply's address, and the server's own acknowledgement then purges that stream;
// subject permissions do not hold for what the server itself sends (a push consumer's delivery is the same). Accounts do hold: within
// its own account a shop can at worst harm its own stream, which every device that holds its events notices and sends again.
// https://docs.nats.io/running-a-nats-service/configuration/securing_nats/accounts
import * as z from 'zod/mini';
import { Administrators, ChainDefaults, ChainKey, ShopId, UserName } from '@/lib/model/chain-member';
import {
  bucketOf,
  caseSubject,
  documentClasses,
  findingNews,
  findingStream,
  findingSubject,
  inboxOf,
  signSubject,
  streamOf,
} from './names';

/** bcrypt hashes (`nats server passwd`) are taken as they are; nothing that could end the quotes. */
const Password = z.string().check(z.minLength(1), z.regex(/^[^"\\\n\r]{1,200}$/));
const User = z.object({
  user: UserName,
  password: Password,
  /** identity papers are sent to this user too */
  seesIdentity: z.boolean(),
});
const Path = z.string().check(z.regex(/^[^"\\\n\r]{1,400}$/));
const Port = z.int().check(z.gte(1), z.lte(65_535));

/** What the configuration is made from. */
export const ChainPlan = z.object({
  name: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/)),
  /** copies of everything: 3 outlive one server, 5 outlive two; 1 only for trying out */
  replicas: z.union([z.literal(1), z.literal(3), z.literal(5)]),
  /** summaries of findings are kept so many days */
  findingDays: z.int().check(z.gte(1), z.lte(3660)),
  /** a shop's cases and papers may take so many bytes on each server */
  shopBytes: z.int().check(z.gte(1_000_000)),
  shops: z.array(z.object({ id: ShopId, users: z.array(User).check(z.minLength(1)) })).check(z.minLength(1)),
  /** users of the head office; an area sees its shops alone */
  offices: z.array(
    z.extend(User, {
      role: z.enum(['area', 'office', 'administrator']),
      shops: z.optional(z.array(ShopId)),
    }),
  ),
  /** the system account's user, for monitoring and backups */
  system: z.object({ user: UserName, password: Password }),
  nodes: z
    .array(
      z.object({
        name: UserName,
        host: z.string().check(z.regex(/^[A-Za-z0-9.:-]{1,100}$/)),
        clientPort: Port,
        clusterPort: Port,
        webPort: Port,
        /** for the machine itself alone: whether the server is well (`/healthz`), and its numbers (`/varz`, `/jsz`) */
        monitorPort: z.optional(Port),
        store: Path,
        /** PEM files; absent only on one machine for trying out: then everything listens on `host` without TLS */
        tls: z.optional(z.object({ cert: Path, key: Path, ca: Path })),
      }),
    )
    .check(z.minLength(1)),
  /** the chain's own key, for marks of cards; handed out in the join files, never to the servers */
  key: z.optional(ChainKey),
  /** device ids that may delete cases for good */
  administrators: z.optional(Administrators),
  /** what the join files set up */
  defaults: z.optional(ChainDefaults),
});
export type ChainPlan = z.infer<typeof ChainPlan>;

/** What a shop's user may say and hear: its own cases, its own buckets, its own answers. */
function shopRights(shop: string, { user, seesIdentity }: z.infer<typeof User>) {
  const stream = streamOf(shop);
  const classes = documentClasses.filter((kind) => kind !== 'identity' || seesIdentity);
  const readable = [stream, ...classes.map((kind) => `OBJ_${bucketOf(shop, kind)}`)];
  return {
    publish: [
      caseSubject(shop, '*'),
      `device.${shop}.*`,
      findingSubject(shop),
      ...documentClasses.map((kind) => `$O.${bucketOf(shop, kind)}.>`),
      ...readable.flatMap((name) => readCalls('$JS.API', name)),
    ],
    subscribe: [`${inboxOf(user)}.>`, `news.${shop}.>`],
  };
}

function officeRights(plan: ChainPlan, office: ChainPlan['offices'][number]) {
  const { role, seesIdentity, user } = office;
  const shops = role === 'area' ? (office.shops ?? []) : ['*'];
  const streams = (shop: string) =>
    shop === '*'
      ? // A wildcard stands for a whole word only: the streams are named one by one.
        plan.shops.map(({ id }) => id)
      : [shop];
  const classes = documentClasses.filter((kind) => kind !== 'identity' || seesIdentity);
  const publish = shops.flatMap((shop) => [
    `case.${shop}.*`,
    `device.${shop}.*`,
    signSubject(shop),
    ...streams(shop).flatMap((id) => [
      ...readCalls(`JS.${id}.API`, streamOf(id)),
      ...classes.flatMap((kind) => [
        `$O.${bucketOf(id, kind)}.>`,
        ...readCalls(`JS.${id}.API`, `OBJ_${bucketOf(id, kind)}`),
      ]),
    ]),
  ]);
  if (role !== 'area') publish.push(...readCalls('$JS.API', findingStream));
  return {
    publish: role === 'administrator' ? ['>'] : publish,
    subscribe: [
      `${inboxOf(user)}.>`,
      ...shops.map((shop) => `news.${shop}.>`),
      ...(role === 'area' ? [] : [`${findingNews}.>`]),
    ],
  };
}

/** Reading by number, and how far a stream is: nothing else of JetStream's interface is needed. */
function readCalls(prefix: string, stream: string): string[] {
  return [`${prefix}.STREAM.INFO.${stream}`, `${prefix}.STREAM.MSG.GET.${stream}`, `${prefix}.DIRECT.GET.${stream}`];
}

const accountOf = (shop: string) => `SHOP-${shop}`;
const quoted = (text: string) => `"${text}"`;
const list = (items: readonly string[], indent: string) =>
  `[\n${items.map((item) => `${indent}  ${quoted(item)}`).join('\n')}\n${indent}]`;

function userBlock(
  user: { user: string; password: string },
  rights: { publish: string[]; subscribe: string[] },
): string {
  return `      { user: ${quoted(user.user)}, password: ${quoted(user.password)}, permissions: {
        publish: { allow: ${list(rights.publish, '        ')} }
        subscribe: { allow: ${list(rights.subscribe, '        ')} }
      } }`;
}

function shopAccount(plan: ChainPlan, { id, users }: ChainPlan['shops'][number]): string {
  const services = [`case.${id}.*`, `device.${id}.*`, signSubject(id), ...buckets(id), '$JS.API.>'];
  return `  # shop ${id}: its streams live here, out of every other shop's reach
  ${quoted(accountOf(id))}: {
    jetstream: { max_mem: 0, max_file: ${plan.shopBytes}, max_streams: 3, max_consumers: -1 }
    users: [
${users.map((user) => userBlock(user, shopRights(id, user))).join('\n')}
    ]
    exports: [
${services.map((subject) => `      { service: ${quoted(subject)}, accounts: ["OFFICE"] }`).join('\n')}
      { stream: "news.${id}.>", accounts: ["OFFICE"] }
    ]
    imports: [ { service: { account: "OFFICE", subject: "${findingSubject(id)}" } } ]
  }`;
}

const buckets = (shop: string) => documentClasses.map((kind) => `$O.${bucketOf(shop, kind)}.>`);

function officeAccount(plan: ChainPlan): string {
  const imports = plan.shops.flatMap(({ id }) => {
    const account = quoted(accountOf(id));
    const services = [`case.${id}.*`, `device.${id}.*`, signSubject(id), ...buckets(id)];
    return [
      `      # shop ${id}`,
      ...services.map((subject) => `      { service: { account: ${account}, subject: ${quoted(subject)} } }`),
      `      { service: { account: ${account}, subject: "$JS.API.>" }, to: "JS.${id}.API.>" }`,
      `      { stream: { account: ${account}, subject: "news.${id}.>" } }`,
    ];
  });
  return `  # the head office: sees every shop through what the shops' accounts export, keeps the findings' summaries
  OFFICE: {
    jetstream: { max_mem: 0, max_file: ${plan.shopBytes}, max_streams: 1, max_consumers: -1 }
    users: [
${plan.offices.map((office) => userBlock(office, officeRights(plan, office))).join('\n')}
    ]
    exports: [
${plan.shops.map(({ id }) => `      { service: "${findingSubject(id)}", accounts: [${quoted(accountOf(id))}] }`).join('\n')}
    ]
    imports: [
${imports.join('\n')}
    ]
  }`;
}

/** The configuration of one of the plan's servers, for `nats-server -c`. All servers of a chain hold the same accounts. */
export function serverConfig(plan: ChainPlan, nodeName: string): string {
  const node = plan.nodes.find(({ name }) => name === nodeName);
  if (!node) throw new RangeError(`the plan has no server ${nodeName}`);
  const tls = node.tls
    ? `tls { cert_file: ${quoted(node.tls.cert)}, key_file: ${quoted(node.tls.key)}, ca_file: ${quoted(node.tls.ca)} }`
    : '';
  const routes = plan.nodes.map(({ host, clusterPort }) => quoted(`nats://${host}:${clusterPort}`));
  return `# ${plan.name}, server ${node.name}: generated from the list of shops. Change the list, generate anew, and restart the
# servers one after the other.
server_name: ${quoted(node.name)}
listen: ${quoted(`${node.host}:${node.clientPort}`)}
${tls}
${node.monitorPort === undefined ? '' : `http: "127.0.0.1:${node.monitorPort}"`}
# an act with many rows is large; a part of a file goes in pieces of 256 KiB
max_payload: 4194304
# acknowledged once a majority of servers has it
jetstream { store_dir: ${quoted(node.store)} }
${
  plan.nodes.length === 1
    ? ''
    : `# the servers among themselves
cluster {
  name: ${quoted(plan.name)}
  listen: ${quoted(`${node.host}:${node.clusterPort}`)}
  ${tls.replace('}', ', verify: true }')}
  routes: [ ${routes.join(', ')} ]
}`
}
# what browsers connect to
websocket {
  listen: ${quoted(`${node.host}:${node.webPort}`)}
  ${tls.replace(/, ca_file: "[^"]*"/, '') || 'no_tls: true'}
  compression: false
}
system_account: SYS
accounts {
  SYS: { users: [ { user: ${quoted(plan.system.user)}, password: ${quoted(plan.system.password)} } ] }
${officeAccount(plan)}
${plan.shops.map((shop) => shopAccount(plan, shop)).join('\n')}
}
`;
}

/** One of JetStream's streams, and the prefix of the interface that makes it, as the administrator asks. */
export interface StreamOrder {
  prefix: string;
  config: { name: string } & Record<string, unknown>;
}

const nanoseconds = 1_000_000_000;

/** The streams that a chain needs, in NATS's own words: a shop's events, its buckets, and the findings of all. */
export function streamOrders(plan: ChainPlan): StreamOrder[] {
  const kept = { storage: 'file', retention: 'limits', num_replicas: plan.replicas, max_age: 0, max_consumers: -1 };
  const shops = plan.shops.flatMap(({ id }): StreamOrder[] => [
    {
      prefix: `JS.${id}.API`,
      config: {
        ...kept,
        name: streamOf(id),
        subjects: [`case.${id}.*`, `device.${id}.*`, signSubject(id)],
        // Nothing is thrown away to make room: a full stream refuses, and the device says so.
        discard: 'new',
        allow_direct: true,
        duplicate_window: 120 * nanoseconds,
        republish: { src: '>', dest: `news.${id}.>` },
      },
    },
    ...documentClasses.map((kind) => ({
      prefix: `JS.${id}.API`,
      // The layout of NATS's own object store (ADR-20).
      config: {
        ...kept,
        name: `OBJ_${bucketOf(id, kind)}`,
        subjects: [`$O.${bucketOf(id, kind)}.C.>`, `$O.${bucketOf(id, kind)}.M.>`],
        discard: 'new',
        allow_direct: true,
        allow_rollup_hdrs: true,
      },
    })),
  ]);
  const findings: StreamOrder = {
    prefix: '$JS.API',
    config: {
      ...kept,
      name: findingStream,
      subjects: plan.shops.map(({ id }) => findingSubject(id)),
      max_age: plan.findingDays * 86_400 * nanoseconds,
      discard: 'old',
      allow_direct: true,
      republish: { src: '>', dest: `${findingNews}.>` },
    },
  };
  return [findings, ...shops];
}
