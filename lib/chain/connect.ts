// One connection to the chain's servers, from a browser: opened with the member's secret, kept up by NATS's own reconnecting, and opened
// again where the servers had ended it for good. Whoever calls opens the sockets.
import {
  AuthorizationError,
  credsAuthenticator,
  type NatsConnection,
  UserAuthenticationExpiredError,
  wsconnect,
} from '@nats-io/nats-core';
import type { ChainMember, ChainSecret } from '@/lib/model/chain-member';
import { inboxOf } from './names';

/** What a connection is opened with. */
export interface Login {
  member: Pick<ChainMember, 'servers' | 'user'>;
  secret: ChainSecret;
  openSocket(url: string): WebSocket;
}

/** A server may take so long to answer; ms. */
const patience = 8000;
const firstPause = 1000;
const longestPause = 30_000;

/**
 * Connects, however often it takes, and again after every end, until the signal ends it.
 * @param onConnected what is done with each connection; resolves when it was closed
 * @param onFailed `refused`: the servers do not take this user; `offline`: none of them answers
 */
export async function keepConnected(
  login: Login,
  signal: AbortSignal,
  {
    onConnected,
    onFailed,
    pause,
  }: {
    onConnected(nats: NatsConnection): Promise<void>;
    onFailed(why: 'refused' | 'offline'): void;
    pause(ms: number, signal: AbortSignal): Promise<void>;
  },
): Promise<void> {
  let wait = firstPause;
  while (!signal.aborted) {
    try {
      const nats = await wsconnect(optionsOf(login));
      const end = () => void nats.close();
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      wait = firstPause;
      await onConnected(nats).finally(() => signal.removeEventListener('abort', end));
      // A member that is not let in any more is told so by the next try.
      onFailed('offline');
    } catch (error) {
      const isRefused = error instanceof AuthorizationError || error instanceof UserAuthenticationExpiredError;
      onFailed(isRefused ? 'refused' : 'offline');
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, longestPause);
  }
}

function optionsOf({ member, secret, openSocket }: Login) {
  return {
    servers: [...member.servers],
    ...('creds' in secret
      ? { authenticator: credsAuthenticator(new TextEncoder().encode(secret.creds)) }
      : { user: member.user, pass: secret.password }),
    inboxPrefix: inboxOf(member.user),
    // Only the servers that the member was given, whatever others one of them names.
    ignoreClusterUpdates: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 1000,
    timeout: patience,
    wsFactory: async (url: string) => ({ socket: openSocket(url), encrypted: url.startsWith('wss:') }),
  };
}
