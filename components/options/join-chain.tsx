// Joining a chain: a join file is chosen, what it does is shown before anything happens, and the press joins. Access to the sites that the
// chain names is asked for at that press. The password is typed and handed on, and never kept here: not as a draft either.

import { useState } from 'preact/hooks';
import { type ChainDefaults, type JoinFile, originsOf, readJoinFile, secretOf } from '@/lib/model/chain-member';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { useChainWords } from '../chain-words';
import { TextField } from '../field';
import { FileDrop } from '../file-drop';
import { siteName } from '../page-status';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { useSay } from '../said';
import { useWords } from '../words';

/** Larger than any join file of 5000 shops with its defaults. */
const mostBytes = 4_000_000;

export function JoinChain({ onJoined }: { onJoined: () => Promise<void> }) {
  const c = useChainWords();
  const [file, setFile] = useState<JoinFile | null>(null);
  const [isWrong, setWrong] = useState(false);
  const read = async ([chosen]: File[]) => {
    const joinFile = chosen && chosen.size <= mostBytes ? readJoinFile(await chosen.text()) : null;
    setFile(joinFile);
    setWrong(joinFile === null);
  };
  return (
    <div class="form">
      <FileDrop
        name="join-file"
        accept=".json"
        invitation={c('file.drop')}
        button={c(file ? 'file.other' : 'file.choose')}
        onFiles={(files) => void read(files)}
      />
      {isWrong && (
        <p class="problem" role="alert">
          {c('file.wrong')}
        </p>
      )}
      {file && <Before key={JSON.stringify(file)} file={file} onJoined={onJoined} />}
    </div>
  );
}

/** What joining will do, and the press. */
function Before({ file, onJoined }: { file: JoinFile; onJoined: () => Promise<void> }) {
  const c = useChainWords();
  const { list } = useWords();
  const { role, seesIdentity, defaults = {} } = file;
  const origins = originsOf(defaults);
  return (
    <section class="form" aria-label={c('join.heading')}>
      <h3>{c('join.heading')}</h3>
      <dl class="named-values">
        <MemberFacts of={file} />
      </dl>
      <DefaultsList defaults={defaults} />
      <p>{c(role === 'shop' ? 'sent.shop' : 'sent.office')}</p>
      <p class="quiet">{c(seesIdentity ? 'identity.sent' : 'identity.not-sent')}</p>
      {origins.length > 0 && <p class="notice">{c('sites.why', { sites: list(origins.map(siteName)) })}</p>}
      <EnterSecret file={file} origins={origins} onJoined={onJoined} />
    </section>
  );
}

/** Who is what in which chain: names and values of a list. Few shops stand by their names, many by their number. */
export function MemberFacts({ of }: { of: Pick<JoinFile, 'chain' | 'role' | 'shops' | 'user' | 'servers'> }) {
  const c = useChainWords();
  const { list } = useWords();
  const { chain, role, shops, user, servers } = of;
  return (
    <>
      <dt>{c('join.chain')}</dt>
      <dd>{chain}</dd>
      <dt>{c('join.role')}</dt>
      <dd>{c(`role.${role}`)}</dd>
      <dt>{c(role === 'shop' ? 'join.shop' : 'join.shops')}</dt>
      <dd>{shops.length <= 5 ? list(shops) : c('shops.many', { n: shops.length })}</dd>
      <dt>{c('join.user')}</dt>
      <dd>{user}</dd>
      <dt>{c('join.servers')}</dt>
      <dd class="address">{list(servers)}</dd>
    </>
  );
}

function DefaultsList({ defaults }: { defaults: ChainDefaults }) {
  const c = useChainWords();
  const { list } = useWords();
  const { detection, playbooks, people = [], contacts = [], stampAuthorities = [] } = defaults;
  const moved = detection
    ? detection.off.length + Object.values(detection.parameters).flatMap((ones) => Object.keys(ones)).length
    : 0;
  const items = [
    detection && (moved > 0 ? c('defaults.detection', { n: moved }) : c('defaults.detection.preset')),
    playbooks && c('defaults.playbooks', { n: playbooks.steps.length + playbooks.added.length }),
    people.length > 0 && c('defaults.people', { n: people.length }),
    contacts.length > 0 && c('defaults.contacts', { n: contacts.length }),
    stampAuthorities.length > 0 && c('defaults.stamps', { names: list(stampAuthorities.map(({ name }) => name)) }),
  ].filter((item) => typeof item === 'string');
  if (items.length === 0) return <p class="quiet">{c('defaults.none')}</p>;
  return (
    <>
      <p>{c('defaults.heading')}</p>
      <ul class="dots">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

/**
 * The press that joins, with the password or `.creds` where the file has none.
 * @param origins sites that access is asked for at the press
 */
export function EnterSecret({
  file,
  origins,
  onJoined,
}: {
  file: JoinFile;
  origins: readonly string[];
  onJoined: () => Promise<void>;
}) {
  const c = useChainWords();
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const [password, setPassword] = useState('');
  const [creds, setCreds] = useState('');
  const [problem, setProblem] = useState('');
  const isAsked = secretOf(file) === null;
  const join = async () => {
    const whole: JoinFile = isAsked ? { ...file, ...(creds ? { creds } : { password }) } : file;
    if (secretOf(whole) === null) return setProblem(c('secret.missing'));
    setProblem('');
    // Straight from the press: the browser asks nothing otherwise. Refused, the chain is joined all the same.
    if (origins.length > 0) await port.requestSites(origins).catch(() => false);
    try {
      const reply = await askPatiently(port, 'chain.join', { file: whole });
      if (!reply.ok) return setProblem(c(reply.why === 'set-by-it' ? 'join.set-by-it' : 'secret.missing'));
      say({ text: c('join.done', { chain: file.chain }), tone: 'done' });
      await onJoined();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  const takeCreds = async ([chosen]: File[]) => {
    const text = chosen && chosen.size < 8000 ? await chosen.text() : '';
    const isCreds = /-----BEGIN NATS USER JWT-----/.test(text);
    setCreds(isCreds ? text : '');
    setProblem(isCreds ? '' : c('secret.creds.wrong'));
  };
  return (
    <div class="form">
      {isAsked && (
        <>
          <TextField
            type="password"
            label={c('secret.password')}
            hint={c('secret.hint', { user: file.user })}
            value={password}
            onInput={setPassword}
          />
          <FileDrop
            name="creds"
            accept=".creds"
            invitation={c('secret.creds')}
            button={c('secret.creds.choose')}
            onFiles={(files) => void takeCreds(files)}
          />
          <p role="status">{creds === '' ? '' : c('secret.creds.taken')}</p>
        </>
      )}
      <div class="actions">
        <Button onPress={join}>{c('join.press')}</Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
