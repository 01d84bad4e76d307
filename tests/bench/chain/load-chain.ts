// The chain that loads run on: so many shops, a head office, three real NATS nodes on this machine.
import { type ChainServers, type ShopPlan, startChain } from '@/tests/e2e/harness/chain-servers';

export const office = { user: 'office', password: 'o', seesIdentity: true, role: 'office' as const };
const admin = { user: 'admin', password: 'a', seesIdentity: true, role: 'administrator' as const };

/** Starts it, its streams made. A shop's user is `user-<shop>`, its password `p`. */
export async function startLoadedChain(count: number): Promise<{ servers: ChainServers; shops: string[] }> {
  const shops = Array.from({ length: count }, (_, i) => `s${i + 1}`);
  const plan: ShopPlan = {
    name: 'load',
    replicas: 3,
    findingDays: 90,
    shopBytes: 4_000_000_000,
    shops: shops.map((id) => ({ id, users: [{ user: `user-${id}`, password: 'p', seesIdentity: false }] })),
    offices: [office, admin],
    system: { user: 'sys', password: 's' },
  };
  const servers = await startChain(plan, 3);
  try {
    await servers.provision(admin);
  } catch (error) {
    await servers.stop();
    throw error;
  }
  return { servers, shops };
}

/** A number of the load: TILLGUARD_CHAIN_<name> where it is set. */
export function setting(name: string, usual: number): number {
  const given = Number(process.env[`TILLGUARD_CHAIN_${name}`]);
  return Number.isInteger(given) && given > 0 ? given : usual;
}
