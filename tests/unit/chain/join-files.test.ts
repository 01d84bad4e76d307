// The join files that a plan gives: one per user, each taken by the extension's own reader, each saying no more than its user may know.
import { expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import { ChainPlan } from '@/lib/chain/server-config';
import { readJoinFile, secretOf } from '@/lib/model/chain-member';
import { chainOfTwoShops } from './two-shops';

const node = (name: string) => ({
  name,
  host: `${name}.chain.example.test`,
  clientPort: 4222,
  clusterPort: 6222,
  webPort: 443,
  store: '/var/lib/nats',
  tls: { cert: '/c.pem', key: '/k.pem', ca: '/ca.pem' },
});
const key = Buffer.alloc(32, 7).toString('base64');
const plan = ChainPlan.parse({
  ...chainOfTwoShops,
  nodes: ['a', 'b', 'c'].map(node),
  key,
  administrators: ['a'.repeat(64)],
  defaults: { sites: ['https://portal.acquirer.example.test'] },
});
const files = joinFilesOf(plan);
const fileOf = (user: string) => files.find((file) => file.user === user)!;

it('there is one for every user, which the extension takes as it is', () => {
  expect(files.map(({ user }) => user)).toEqual(['till', 'desk', 'other', 'office', 'admin', 'area']);
  for (const file of files) expect(readJoinFile(JSON.stringify(file))).toEqual(file);
});

it('a shop’s names its own shop, an area’s its shops, the head office’s all', () => {
  expect(fileOf('till')).toMatchObject({ role: 'shop', shops: ['s1'], seesIdentity: false });
  expect(fileOf('area')).toMatchObject({ role: 'area', shops: ['s2'] });
  expect(fileOf('office')).toMatchObject({ role: 'office', shops: ['s1', 's2'], seesIdentity: true });
  expect(fileOf('admin').role).toBe('administrator');
});

it('each carries its own password, servers, the chain’s key and defaults, and nobody else’s password', () => {
  expect(secretOf(fileOf('till'))).toEqual({ password: 'a' });
  expect(fileOf('till')).toMatchObject({
    servers: ['a', 'b', 'c'].map((name) => `wss://${name}.chain.example.test:443`),
    key,
    administrators: ['a'.repeat(64)],
    defaults: { sites: ['https://portal.acquirer.example.test'] },
  });
  expect(Object.values(fileOf('till'))).not.toContain('g');
});

it('a password that the plan holds as a hash is left to its member', () => {
  const hashed = '$2a$11$eQ1Vt9nDKi0oS6CzyW9tYOQz0Yb5cJ3lq7t4f8Jw1Yw1r5s1r5s1r';
  const [file] = joinFilesOf({
    ...plan,
    shops: [{ id: 's1', users: [{ user: 'till', password: hashed, seesIdentity: false }] }],
  });
  expect(file).not.toHaveProperty('password');
  expect(secretOf(file!)).toBeNull();
});
