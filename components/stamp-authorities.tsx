// Time stamping authorities: which ones the user chose, whether each answers, and the certificates that its stamps must lead to.
// Access to an authority's site is asked for at the press that adds it; only a hash ever goes there.
import { useState } from 'preact/hooks';
import { type Settings, StampAuthority } from '@/lib/model/settings';
import type { StampCheck } from '@/lib/model/stamp-check';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { useCustodyWords } from './custody-words';
import { useDraft } from './drafts';
import { TextField } from './field';
import { FileDrop } from './file-drop';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { useWords } from './words';

const most = 5;

export function StampAuthorities({ settings: { stampAuthorities } }: { settings: Settings }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const say = useSay();
  const save = async (authorities: StampAuthority[], text: string) => {
    try {
      await askPatiently(port, 'settings.set', { stampAuthorities: authorities });
      say({ text, tone: 'done' });
      return true;
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
      return false;
    }
  };
  return (
    <section class="card" aria-label={c('stamps.heading')}>
      <h2>{c('stamps.heading')}</h2>
      <p>{c('stamps.what')}</p>
      {stampAuthorities.length === 0 && <p class="quiet">{c('stamps.none')}</p>}
      <ul class="entries">
        {stampAuthorities.map((authority) => (
          <Authority
            key={authority.name}
            authority={authority}
            onForget={() =>
              save(
                stampAuthorities.filter(({ name }) => name !== authority.name),
                c('stamps.forgotten', { name: authority.name }),
              )
            }
          />
        ))}
      </ul>
      {stampAuthorities.length < most && (
        <AddAuthority
          names={stampAuthorities.map(({ name }) => name)}
          onAdd={(authority) => save([...stampAuthorities, authority], c('stamps.added', { name: authority.name }))}
        />
      )}
    </section>
  );
}

function Authority({ authority, onForget }: { authority: StampAuthority; onForget: () => Promise<boolean> }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const [check, setCheck] = useState<StampCheck | null>(null);
  const [problem, setProblem] = useState('');
  const { name, url, roots } = authority;
  const test = async () => {
    setCheck(null);
    setProblem('');
    // Straight from the press: the access may have been taken back in the browser's own settings.
    await port.requestSite(new URL(url).origin).catch(() => false);
    try {
      setCheck(await askPatiently(port, 'stamp.test', authority));
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <li data-stamp-check={check ? (check.ok ? 'ok' : check.fault) : 'none'}>
      <p>
        <strong>{name}</strong>
      </p>
      <p class="address quiet small">
        <bdi>{url}</bdi>
      </p>
      <p class="quiet small">{c(roots === '' ? 'stamps.roots.none' : 'stamps.roots.given')}</p>
      <div class="actions">
        <Button onPress={test} label={c('stamps.test.named', { name })}>
          {c('stamps.test')}
        </Button>
        <Button look="quiet" onPress={onForget} label={c('stamps.forget.named', { name })}>
          {c('stamps.forget')}
        </Button>
      </div>
      <p role="status">
        {check?.ok ? c('stamps.test.ok', { authority: check.authority, seconds: check.aheadSeconds }) : ''}
      </p>
      {(problem !== '' || check?.ok === false) && (
        <p class="problem" role="alert">
          {check?.ok === false ? c(`stamp.${check.fault}`) : problem}
        </p>
      )}
    </li>
  );
}

function AddAuthority({
  names,
  onAdd,
}: {
  names: readonly string[];
  onAdd: (authority: StampAuthority) => Promise<boolean>;
}) {
  const c = useCustodyWords();
  const port = usePort();
  const address = useDraft('settings/stamps/url');
  const roots = useDraft('settings/stamps/roots');
  const sites = useAsked('site.list', {}, ({ changed }) => changed === 'site' || changed === 'settings');
  const [problem, setProblem] = useState('');
  const add = async () => {
    const url = address.value.trim();
    const origin = originOf(url);
    if (origin === null) {
      setProblem(c('stamps.url.wrong'));
      return;
    }
    setProblem('');
    // Straight from the press: the browser asks nothing otherwise.
    const isGiven = await port.requestSite(origin).catch(() => false);
    if (!isGiven) {
      setProblem(c('stamps.refused'));
      return;
    }
    const name = nameFor(new URL(url).hostname, names);
    // A site that was read before goes on being read.
    const isOnlyForStamps = !(sites.value ?? []).includes(siteOfGrant(origin));
    const authority = { name, url, roots: roots.value, isOnlyForStamps };
    if (await onAdd(authority)) for (const draft of [address, roots]) draft.clear();
  };
  const takeRoots = async ([file]: File[]) => {
    const text = file && file.size < 40_000 ? await file.text() : '';
    if (/-----BEGIN CERTIFICATE-----/.test(text)) roots.set(text);
    else setProblem(c('stamps.roots.wrong'));
  };
  return (
    <div class="form">
      <TextField
        label={c('stamps.url')}
        hint={c('stamps.url.hint')}
        value={address.value}
        onInput={address.set}
        {...(problem !== '' && { problem })}
      />
      <FileDrop
        name="tsa-roots"
        invitation={c('stamps.roots')}
        button={c('stamps.roots.choose')}
        accept=".pem,.crt,.cer"
        hint={c(roots.value === '' ? 'stamps.roots.hint' : 'stamps.roots.given')}
        onFiles={(files) => void takeRoots(files)}
      />
      <div class="actions">
        <Button onPress={add}>{c('stamps.add')}</Button>
      </div>
    </div>
  );
}

/** Origin of an address that may be asked for stamps. */
function originOf(url: string): string | null {
  return StampAuthority.shape.url.safeParse(url).success && URL.canParse(url) ? new URL(url).origin : null;
}

/** Access is to a host, whatever its port. */
function siteOfGrant(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}`;
}

/** `tsa.example.com` → `tsa-example-com`, told apart from those there are: it becomes part of file names. */
function nameFor(host: string, names: readonly string[]): string {
  const base =
    host
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 26) || 'tsa';
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (!names.includes(name)) return name;
  }
}
