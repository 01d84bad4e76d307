// `npm run chain:config -- <plan.json> [--out folder] [--join-files folder] [--make-streams]`: the servers' configuration from a list of
// shops, a join file for each of its users, and the streams made on the running servers. Wiring only: what is written is
// lib/chain/server-config.ts's and join-files.ts's.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '@nats-io/transport-node';
import { makeStreams } from '@/lib/chain/administer';
import { joinFilesOf } from '@/lib/chain/join-files';
import { inboxOf } from '@/lib/chain/names';
import { ChainPlan, serverConfig, streamOrders } from '@/lib/chain/server-config';

const usage =
  'Usage: npm run chain:config -- <plan.json> [--out folder] [--join-files folder] [--make-streams] | --example';

const example: ChainPlan = {
  name: 'my-chain',
  replicas: 3,
  findingDays: 365,
  shopBytes: 20_000_000_000,
  shops: [
    { id: 'north-street', users: [{ user: 'north-street-till-1', password: 'change me', seesIdentity: false }] },
    { id: 'harbour', users: [{ user: 'harbour-till-1', password: 'change me', seesIdentity: false }] },
  ],
  offices: [
    { user: 'office-1', password: 'change me', seesIdentity: true, role: 'office' },
    { user: 'area-north', password: 'change me', seesIdentity: false, role: 'area', shops: ['north-street'] },
    { user: 'administrator', password: 'change me', seesIdentity: true, role: 'administrator' },
  ],
  system: { user: 'system', password: 'change me' },
  nodes: ['a', 'b', 'c'].map((name) => ({
    name: `node-${name}`,
    host: `${name}.chain.example.com`,
    clientPort: 4222,
    clusterPort: 6222,
    webPort: 443,
    monitorPort: 8222,
    store: '/var/lib/nats/jetstream',
    tls: { cert: '/etc/nats/server.pem', key: '/etc/nats/server-key.pem', ca: '/etc/nats/ca.pem' },
  })),
  key: randomBytes(32).toString('base64'),
  administrators: [],
  defaults: { sites: ['https://portal.acquirer.example.com'] },
};

class Plain extends Error {}

function readPlan(path: string): ChainPlan {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Plain(`${path} is not there or is no JSON.`);
  }
  const plan = ChainPlan.safeParse(read);
  if (plan.success) return plan.data;
  const [issue] = plan.error.issues;
  throw new Plain(`${path}: ${issue?.path.join('.') || 'the plan'}: ${issue?.message ?? 'not of the form'}`);
}

async function provision(plan: ChainPlan): Promise<void> {
  const admin = plan.offices.find(({ role }) => role === 'administrator');
  if (!admin) throw new Plain('The plan names no administrator, who alone may make streams.');
  const ca = plan.nodes[0]!.tls?.ca;
  const nats = await connect({
    servers: plan.nodes.map(({ host, clientPort }) => `${host}:${clientPort}`),
    user: admin.user,
    pass: admin.password,
    inboxPrefix: inboxOf(admin.user),
    ...(ca && { tls: { caFile: ca } }),
  });
  try {
    await makeStreams(nats, streamOrders(plan), (name) => console.log(`stream ${name} is there`));
  } finally {
    await nats.close();
  }
}

/** Writes files that hold passwords. */
function write(folder: string, files: readonly (readonly [name: string, text: string])[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    console.log(`wrote ${path}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      'join-files': { type: 'string' },
      'make-streams': { type: 'boolean', default: false },
      example: { type: 'boolean', default: false },
    },
  });
  if (values.example) {
    console.log(JSON.stringify(example, null, 2));
    return;
  }
  const [path] = positionals;
  if (!path) throw new Plain(usage);
  const plan = readPlan(path);
  if (values['make-streams']) return provision(plan);
  const joinFiles = values['join-files'];
  if (joinFiles !== undefined)
    write(
      joinFiles,
      joinFilesOf(plan).map((file) => [`${file.user}.json`, `${JSON.stringify(file, null, 2)}\n`]),
    );
  if (joinFiles === undefined || values.out !== undefined)
    write(
      values.out ?? '.',
      plan.nodes.map(({ name }) => [`${name}.conf`, serverConfig(plan, name)]),
    );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
