// Money that came back, and closing the case.
import { useState } from 'preact/hooks';
import type { Language } from '@/lib/i18n/say';
import { fromDecimal, type Money } from '@/lib/model/money';
import { amountAtStake, type CaseView, outcomeOf } from '@/lib/response/fold';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { Awaited } from './due';

/** A typed amount (`1,200.50`, `１２００`, `¥1200`) in the case's currency; null where it is none or not above zero. */
export function readTypedAmount(text: string, currency: string | null): Money | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,'’_]|[¥$€£]|[A-Z]{3}|元|圆/g, '')
    .replace(/。/g, '.');
  const money = fromDecimal(plain, currency);
  return money !== null && money.minor > 0 ? money : null;
}

/** Currency of the case: that of its rows where all have the same. */
export function currencyOf(view: CaseView): string | null {
  return (
    amountAtStake(view)?.currency ??
    view.transactions.find(({ transaction }) => transaction.amount)?.transaction.amount?.currency ??
    null
  );
}

/** Money that came back; where a slip of the hand was put right, the money that was corrected. */
export function Recovered({ desk: { view, act } }: { desk: CaseDesk }) {
  const words = useWords();
  const { t, language } = words;
  const isSlip = outcomeOf(view) === 'mis-operation';
  const currency = currencyOf(view);
  const what = t(isSlip ? 'recovered.slip.amount' : 'recovered.amount');
  const draft = useDraft(`${view.caseId}/recovered`);
  const [isWrong, setWrong] = useState(false);
  const add = async () => {
    const amount = readTypedAmount(draft.value, currency);
    setWrong(amount === null);
    if (amount === null) return;
    const kept = await act({ kind: 'recovered', amount, note: '' });
    if (kept) draft.clear();
  };
  return (
    <div class="form recovered">
      {view.recovered.length > 0 && (
        <p class="recovered-so-far">
          {t(isSlip ? 'recovered.slip.so-far' : 'recovered.so-far', {
            amount: words.list(view.recovered.map(words.money)),
          })}
        </p>
      )}
      <TextField
        label={currency ? t('recovered.in', { what, currency: currencyName(currency, language) }) : what}
        inputMode="decimal"
        value={draft.value}
        onInput={draft.set}
        {...(isWrong && { problem: t('recovered.invalid') })}
      />
      <div class="actions">
        <Button onPress={add}>{t('recovered.add')}</Button>
      </div>
    </div>
  );
}

/** `人民币`, `Chinese Yuan`; the code where the browser knows no name. */
function currencyName(currency: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? currency;
}

export function CloseCase({ desk }: { desk: CaseDesk }) {
  const { t, r } = useWords();
  const { view, act } = desk;
  const note = useDraft(`${view.caseId}/close/note`);
  const outcome = outcomeOf(view);
  if (outcome === null) return <p>{t('close.undecided')}</p>;
  const close = async () => {
    const kept = await act({ kind: 'closed', outcome, note: note.value.trim() });
    if (kept) note.clear();
  };
  return (
    <>
      {outcome !== 'normal' && (
        <section class="part">
          <h3>{t(outcome === 'mis-operation' ? 'recovered.slip.heading' : 'recovered.heading')}</h3>
          <Recovered desk={desk} />
        </section>
      )}
      {/* A case is rarely closed on purpose while somebody still owes an answer. */}
      <Awaited desk={desk} />
      <p>{t('close.outcome', { what: r(`outcome.${outcome}`) })}</p>
      <TextField label={t('close.note')} isOptional value={note.value} onInput={note.set} rows={2} />
      <div class="actions">
        <Button look="primary" onPress={close}>
          {t('close.close')}
        </Button>
      </div>
    </>
  );
}
