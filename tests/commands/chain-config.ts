// `npm run chain:config -- <plan.json> [--out folder] [--make-streams]`: the servers' configuration from a list of shops, and the
// streams made on the running servers. Wiring only: what is written is lib/chain/server-config.ts's.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '@nats-io/transport-node';
import { makeStream } from '@/lib/chain/administer';
import { inboxOf } from '@/lib/chain/names';
import { ChainPlan, serverConfig, streamOrders } from '@/lib/chain/server-config';

const usage = 'Usage: npm run chain:config -- <plan.json> [--out folder] [--make-streams] | --example';

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
    store: '/var/lib/nats/jetstream',
    tls: { cert: '/etc/nats/server.pem', key: '/etc/nats/server-key.pem', ca: '/etc/nats/ca.pem' },
  })),
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

async function makeStreams(plan: ChainPlan): Promise<void> {
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
    for (const order of streamOrders(plan)) {
      await makeStream(nats, order);
      console.log(`stream ${order.config.name} is there`);
    }
  } finally {
    await nats.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: '.' },
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
  if (values['make-streams']) return makeStreams(plan);
  mkdirSync(values.out, { recursive: true });
  for (const { name } of plan.nodes) {
    const file = join(values.out, `${name}.conf`);
    // It holds passwords.
    writeFileSync(file, serverConfig(plan, name), { mode: 0o600 });
    console.log(`wrote ${file}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
