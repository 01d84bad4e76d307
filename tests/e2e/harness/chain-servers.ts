// Real NATS servers on this machine for tests, loads and trying out: a plan of shops becomes running nodes, which can be killed,
// started again, set back to an old backup, and are gone with their files at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { makeStreams } from '@/lib/chain/administer';
import { inboxOf, streamOf } from '@/lib/chain/names';
import { type ChainPlan, serverConfig, streamOrders } from '@/lib/chain/server-config';
import { natsServerPath } from './system-browser';

export interface ChainServers {
  plan: ChainPlan;
  /** addresses for Node (`127.0.0.1:port`) and for browsers (`ws://…`), in the nodes' order */
  addresses: string[];
  webAddresses: string[];
  /** SIGKILL: no farewell */
  kill(node: number): Promise<void>;
  start(node: number): Promise<void>;
  /** makes the plan's streams, as its administrator */
  provision(user: { user: string; password: string }): Promise<void>;
  /** copies all stores aside as they are at one moment; puts them back (the servers must be down) */
  backUp(): void;
  restore(): void;
  /** the node that leads a shop's stream */
  leaderOf(shop: string, user: { user: string; password: string }): Promise<number>;
  stop(): Promise<void>;
}

/** A plan without nodes: these are made here, on free ports. */
export type ShopPlan = Omit<ChainPlan, 'nodes'>;

/** Starts so many nodes of a chain. */
export async function startChain(shops: ShopPlan, count: 1 | 3): Promise<ChainServers> {
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-chain-'));
  const ports = await freePorts(count * 4);
  const plan: ChainPlan = {
    ...shops,
    nodes: Array.from({ length: count }, (_, i) => ({
      name: `n${i + 1}`,
      host: '127.0.0.1',
      clientPort: ports[i * 4]!,
      clusterPort: ports[i * 4 + 1]!,
      webPort: ports[i * 4 + 2]!,
      monitorPort: ports[i * 4 + 3]!,
      store: join(folder, 'now', `n${i + 1}`),
    })),
  };
  const running = new Map<number, ChildProcess>();
  // Whatever ends this process ends the servers.
  const onExit = () => {
    for (const node of running.values()) node.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', onExit);

  async function start(index: number): Promise<void> {
    const { name, clientPort } = plan.nodes[index]!;
    mkdirSync(join(folder, 'now'), { recursive: true });
    const config = join(folder, `${name}.conf`);
    writeFileSync(config, serverConfig(plan, name));
    const node = spawn(natsServerPath(), ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    node.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
    running.set(index, node);
    await until(async () => {
      if (node.exitCode !== null) throw new Error(`the NATS server ended: ${said}`);
      return isOpen(clientPort);
    }, 30_000);
  }

  async function kill(index: number): Promise<void> {
    const node = running.get(index);
    if (!node) return;
    running.delete(index);
    const ended = new Promise((resolve) => node.once('exit', resolve));
    node.kill('SIGKILL');
    await ended;
  }

  await Promise.all(plan.nodes.map((_, i) => start(i)));
  return {
    plan,
    addresses: plan.nodes.map(({ clientPort }) => `127.0.0.1:${clientPort}`),
    webAddresses: plan.nodes.map(({ webPort }) => `ws://127.0.0.1:${webPort}`),
    kill,
    start,
    async provision({ user, password }) {
      const servers = plan.nodes.map(({ clientPort }) => `127.0.0.1:${clientPort}`);
      const nats = await connect({ servers, user, pass: password, inboxPrefix: inboxOf(user) });
      await makeStreams(nats, streamOrders(plan));
      await nats.close();
    },
    backUp() {
      // Stopped for the moment of the copy: as a snapshot of the disks would find them.
      for (const node of running.values()) node.kill('SIGSTOP');
      cpSync(join(folder, 'now'), join(folder, 'old'), { recursive: true });
      for (const node of running.values()) node.kill('SIGCONT');
    },
    async leaderOf(shop, { user, password }) {
      const servers = plan.nodes.map(({ clientPort }) => `127.0.0.1:${clientPort}`);
      const nats = await connect({ servers, user, pass: password, inboxPrefix: inboxOf(user) });
      let leader = -1;
      await until(async () => {
        const info = await nats.request(`JS.${shop}.API.STREAM.INFO.${streamOf(shop)}`, '', { timeout: 10_000 });
        const { cluster } = info.json<{ cluster?: { leader?: string } }>();
        leader = plan.nodes.findIndex(({ name }) => name === cluster?.leader);
        return leader !== -1;
      });
      await nats.close();
      return leader;
    },
    restore() {
      rmSync(join(folder, 'now'), { recursive: true });
      cpSync(join(folder, 'old'), join(folder, 'now'), { recursive: true });
    },
    async stop() {
      await Promise.all([...running.keys()].map(kill));
      process.off('exit', onExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until something is so; throws once it took longer. @param patience ms */
export async function until(isSo: () => Promise<boolean> | boolean, patience = 60_000, every = 50): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${patience / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/**
 * Free ports below those that systems give to outgoing connections (from 32768): while a killed node is down, whoever knocks at its
 * port could otherwise be given that very port, and the node could not come back.
 */
async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  // Test files run side by side: each process begins elsewhere.
  for (let port = 12_000 + ((process.pid * 37) % 18_000); found.length < count && port < 32_000; port++)
    if (await isFree(port)) found.push(port);
  if (found.length < count) throw new Error('There are not enough free ports.');
  return found;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (isListening) await new Promise((resolve) => server.close(resolve));
  return isListening;
}

async function isOpen(port: number): Promise<boolean> {
  const { connect: open } = await import('node:net');
  return new Promise((resolve) => {
    const socket = open(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
