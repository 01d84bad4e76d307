// A join file as IT hands it out: read where it is one, refused whole where anything in it is not.
import { describe, expect, it } from 'vitest';
import { memberOf, readJoinFile, secretOf } from '@/lib/model/chain-member';

const file = {
  tillguardChain: 1,
  chain: 'trial',
  servers: ['wss://a.chain.example.test', 'wss://b.chain.example.test:8443'],
  role: 'shop',
  shops: ['s1'],
  user: 'till',
  password: 'secret',
};
const read = (change: object) => readJoinFile(JSON.stringify({ ...file, ...change }));

describe('a join file', () => {
  it('makes a member and a secret; the member holds nothing of the secret', () => {
    const joined = read({})!;
    expect(secretOf(joined)).toEqual({ password: 'secret' });
    expect(memberOf(joined, 'it')).toMatchObject({ role: 'shop', shops: ['s1'], seesIdentity: false, setBy: 'it' });
    expect(JSON.stringify(memberOf(joined, 'it'))).not.toContain('secret');
  });

  it('without a password leaves it to the member', () => {
    expect(secretOf(read({ password: undefined })!)).toBeNull();
  });

  it.each([
    [{ shops: ['s1', 's2'] }],
    [{ shops: [] }],
    [{ shops: ['s1.>'] }],
    [{ servers: ['ws://chain.example.test'] }],
    [{ servers: ['https://chain.example.test'] }],
    [{ servers: ['wss://user@chain.example.test'] }],
    [{ servers: [] }],
    [{ user: 'till.>' }],
    [{ role: 'owner' }],
    [{ key: 'short' }],
    [{ tillguardChain: 2 }],
  ])('%j is none', (change) => expect(read(change)).toBeNull());

  it('for an area names all of its shops', () => {
    expect(read({ role: 'area', shops: ['s1', 's2'] })?.shops).toEqual(['s1', 's2']);
  });

  it.each(['', 'null', '[]', '{', '7'])('%j is none', (text) => expect(readJoinFile(text)).toBeNull());
});
