// The join files of a chain's members, from the same list of shops that the servers' configuration is made from: data in, data out.
import type { JoinFile } from '@/lib/model/chain-member';
import type { ChainPlan } from './server-config';

/** Passwords that the plan holds as bcrypt hashes are known to nobody here: their members enter them. */
const isHashed = (password: string) => /^\$2[aby]?\$/.test(password);

/** One file for each user of the plan, in its order: shops first, then the offices. Each carries its password where the plan knows it. */
export function joinFilesOf(plan: ChainPlan): JoinFile[] {
  const { key, administrators, defaults } = plan;
  const servers = plan.nodes.map(({ host, webPort, tls }) => `${tls ? 'wss' : 'ws'}://${host}:${webPort}`);
  const common = {
    tillguardChain: 1 as const,
    chain: plan.name,
    servers,
    ...(key !== undefined && { key }),
    ...(administrators !== undefined && { administrators }),
    ...(defaults !== undefined && { defaults }),
  };
  const everyShop = plan.shops.map(({ id }) => id);
  const personal = ({ user, password, seesIdentity }: { user: string; password: string; seesIdentity: boolean }) => ({
    user,
    seesIdentity,
    ...(!isHashed(password) && { password }),
  });
  return [
    ...plan.shops.flatMap(({ id, users }) =>
      users.map((user): JoinFile => ({ ...common, role: 'shop', shops: [id], ...personal(user) })),
    ),
    ...plan.offices.map(
      (office): JoinFile => ({
        ...common,
        role: office.role,
        shops: office.role === 'area' ? (office.shops ?? []) : everyShop,
        ...personal(office),
      }),
    ),
  ];
}
