// Signs that only the whole chain shows: to a shop with its own payments, to the head office with the shops concerned. Nothing where there
// are none.
import type { ComponentChildren } from 'preact';
import type { Reply } from '@/lib/messaging/messages';
import type { ChainSign } from '@/lib/model/chain-sign';
import type { OwnRow } from '@/lib/model/own-row';
import { useAsked } from './asking';
import { Button } from './button';
import { useChainWords } from './chain-words';
import { Fold } from './fold';
import { useOrder } from './options/change';
import { SeverityTag } from './severity-tag';
import { ruleName } from './worded-finding';
import { useWords } from './words';

/** Shown at once; the others are folded. */
const shownAtOnce = 2;

export function ChainSigns() {
  const c = useChainWords();
  const asked = useAsked('chain.signs', {}, ({ changed }) => changed === 'chain');
  const { told, whole } = asked.value ?? { told: [], whole: [] };
  if (told.length + whole.length === 0) return null;
  const signs = [
    ...told.map((one) => <ToldToShop key={one.sign.id} {...one} />),
    ...whole.map((one) => <OfWholeChain key={one.sign.id} {...one} />),
  ];
  const more = signs.slice(shownAtOnce);
  return (
    <section class="card chain-signs" aria-label={c('signs.heading')}>
      <h2>{c('signs.heading')}</h2>
      <ul class="entries">{signs.slice(0, shownAtOnce)}</ul>
      {more.length > 0 && (
        <Fold title={c('signs.more', { n: more.length })} level={3} isLazy>
          <ul class="entries">{more}</ul>
        </Fold>
      )}
    </section>
  );
}

function ToldToShop({ sign, rows, state }: Reply<'chain.signs'>['told'][number]) {
  const c = useChainWords();
  return (
    <Sign sign={sign} state={state}>
      <p>{c(`sign.told.${sign.kind}`, { ...useSignWords(sign), n: sign.shopCount })}</p>
      <Rules rules={sign.rules} />
      {rows.length > 0 && (
        <Fold title={c('sign.rows', { n: rows.length })} level={3}>
          <OwnRows rows={rows} />
        </Fold>
      )}
    </Sign>
  );
}

function OfWholeChain({ sign, state }: Reply<'chain.signs'>['whole'][number]) {
  const c = useChainWords();
  return (
    <Sign sign={sign} state={state}>
      <p>{c(`sign.whole.${sign.kind}`, { ...useSignWords(sign), n: sign.shops.length })}</p>
      <Concerned sign={sign} />
      <Rules rules={sign.rules} />
    </Sign>
  );
}

type Common = Pick<ChainSign, 'id' | 'kind' | 'severity' | 'model' | 'from' | 'to' | 'before'>;

function useSignWords({ from, to, model, before }: Common) {
  const c = useChainWords();
  return { when: c(from === to ? 'sign.on' : 'sign.between', { from, to }), model: model ?? '', before };
}

/** A sign, and setting it aside until there is more of it. */
function Sign({ sign, state, children }: { sign: Common; state: string; children: ComponentChildren }) {
  const c = useChainWords();
  const order = useOrder();
  return (
    <li data-sign={sign.kind}>
      <p>
        <SeverityTag severity={sign.severity} />
      </p>
      {children}
      <div class="actions">
        <Button look="quiet" onPress={() => order('chain.aside', { id: sign.id, state }, c('sign.aside.done'))}>
          {c('sign.aside')}
        </Button>
      </div>
    </li>
  );
}

function Rules({ rules }: { rules: readonly string[] }) {
  const c = useChainWords();
  const { language, list } = useWords();
  return <p class="quiet small">{c('sign.rules', { rules: list(rules.map((rule) => ruleName(rule, language))) })}</p>;
}

function Concerned({ sign: { shops, amounts } }: { sign: ChainSign }) {
  const c = useChainWords();
  const { list, money } = useWords();
  return (
    <>
      <p>{c('sign.shops', { shops: list(shops.map(({ shop }) => shop)) })}</p>
      {amounts.length > 0 && <p>{c('sign.amounts', { amounts: list(amounts.map(money)) })}</p>}
      <p class="quiet small">{c('sign.told-shops')}</p>
    </>
  );
}

function OwnRows({ rows }: { rows: readonly OwnRow[] }) {
  const { money, wallTime } = useWords();
  return (
    <ul class="plain-list">
      {rows.map(({ key, time, amount, cardMasked, terminal }) => (
        <li key={key} class="row-place">
          {[time && wallTime(time), amount && money(amount), cardMasked, terminal]
            .filter((text) => text !== null && text !== '')
            .map((text) => (
              <bdi key={text}>{text}</bdi>
            ))}
        </li>
      ))}
    </ul>
  );
}
