// The chain of shops that this browser is a member of: how it stands, what waits to be sent, joining (join-chain.tsx) and leaving.
import { useState } from 'preact/hooks';
import type { ChainStatus } from '@/lib/messaging/messages/chain-messages';
import type { ChainMember, JoinFile } from '@/lib/model/chain-member';
import { useAsked } from '../asking';
import { Button } from '../button';
import { useChainWords } from '../chain-words';
import { Fold } from '../fold';
import { siteName } from '../page-status';
import { usePort } from '../port';
import { useWords } from '../words';
import { useOrder } from './change';
import { EnterSecret, JoinChain, MemberFacts } from './join-chain';

export function ChainSettings() {
  const c = useChainWords();
  // An act written without a connection is told as its case's change alone.
  const asked = useAsked(
    'chain.state',
    {},
    ({ changed }) => changed === 'chain' || changed === 'case' || changed === 'lock',
  );
  if (!asked.value) return null;
  const { member } = asked.value;
  return (
    <>
      {asked.value.isPolicyUnreadable && (
        <p class="problem" role="alert">
          {c('policy.unreadable')}
        </p>
      )}
      {member === null && <p>{c('why')}</p>}
      {member === null ? (
        <JoinChain onJoined={asked.again} />
      ) : (
        <Membership status={asked.value} member={member} onChanged={asked.again} />
      )}
    </>
  );
}

function Membership({
  status,
  member,
  onChanged,
}: {
  status: ChainStatus;
  member: ChainMember;
  onChanged: () => Promise<void>;
}) {
  const c = useChainWords();
  const { state, sitesToAllow } = status;
  const isByIt = member.setBy === 'it';
  return (
    <div class="form" data-chain-state={state}>
      <p role="status">
        {state === 'none' ? '' : c(`state.${state}`)}
        {isByIt && ` ${c('state.by-it')}`}
      </p>
      {state === 'needs-secret' || (isByIt && state === 'refused') ? (
        <EnterSecret file={fileOf(member)} origins={[]} onJoined={onChanged} />
      ) : null}
      {status.hasRefusedDeletion && <p class="notice">{c('deleted.refused')}</p>}
      {sitesToAllow.length > 0 && <AllowSites origins={sitesToAllow} onChanged={onChanged} />}
      <dl class="named-values">
        <MemberFacts of={member} />
        <dt>{c('fact.cases')}</dt>
        <dd>{status.cases}</dd>
        <dt>{c('fact.waiting')}</dt>
        <dd data-waiting={status.waiting} data-files-waiting={status.filesWaiting}>
          <Waiting status={status} />
        </dd>
        <dt>{c('fact.device')}</dt>
        <dd class="code">{status.device}</dd>
      </dl>
      <p class="quiet small">{c('fact.device.hint')}</p>
      {!isByIt && (
        <Fold title={c('again.heading')} level={3} isLazy>
          <JoinChain onJoined={onChanged} />
        </Fold>
      )}
      {isByIt ? <p class="quiet">{c('leave.by-it')}</p> : <Leave waiting={status.waiting} onLeft={onChanged} />}
    </div>
  );
}

function Waiting({ status: { waiting, filesWaiting } }: { status: ChainStatus }) {
  const c = useChainWords();
  const acts = waiting > 0 ? c('waiting.acts', { n: waiting }) : '';
  const files = filesWaiting > 0 ? c('waiting.files', { n: filesWaiting }) : '';
  if (acts && files) return <>{c('waiting.both', { acts, files })}</>;
  return <>{acts || files ? c('waiting.one', { what: acts || files }) : c('waiting.none')}</>;
}

/** What the policy set up needs access that only the user can give. */
function AllowSites({ origins, onChanged }: { origins: readonly string[]; onChanged: () => Promise<void> }) {
  const c = useChainWords();
  const { list } = useWords();
  const port = usePort();
  const sites = list(origins.map(siteName));
  const allow = async () => {
    // Straight from the press: the browser asks nothing otherwise.
    await port.requestSites(origins).catch(() => false);
    await onChanged();
  };
  return (
    <div class="form">
      <p class="notice">{c('allow.why', { sites })}</p>
      <div class="actions">
        <Button onPress={allow}>{c('allow.press')}</Button>
      </div>
    </div>
  );
}

function Leave({ waiting, onLeft }: { waiting: number; onLeft: () => Promise<void> }) {
  const c = useChainWords();
  const order = useOrder();
  const [isAsking, setAsking] = useState(false);
  const leave = async () => {
    if (await order('chain.leave', {}, c('leave.done'))) await onLeft();
  };
  if (!isAsking)
    return (
      <div class="actions">
        <Button onPress={() => setAsking(true)}>{c('leave.press')}</Button>
      </div>
    );
  return (
    <div class="form">
      <div role="alert" class="form">
        <p>{c('leave.ask')}</p>
        {waiting > 0 && <p class="notice">{c('leave.unsent', { n: waiting })}</p>}
      </div>
      <div class="actions">
        <Button onPress={() => setAsking(false)}>{c('leave.no')}</Button>
        <Button look="danger" onPress={leave}>
          {c('leave.yes')}
        </Button>
      </div>
    </div>
  );
}

/** A membership as the file that it came from, without what only that file held. */
function fileOf({ chain, servers, role, shops, user }: ChainMember): JoinFile {
  return { tillguardChain: 1, chain, servers, role, shops, user };
}
