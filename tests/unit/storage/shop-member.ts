// A shop's membership in a chain.
import type { ChainMember } from '@/lib/model/chain-member';

export const shopMember: ChainMember = {
  chain: 'trial',
  servers: ['wss://chain.example.test'],
  role: 'shop',
  shops: ['s1'],
  user: 'till',
  seesIdentity: false,
  administrators: [],
  setBy: 'user',
};
