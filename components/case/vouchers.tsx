// Step "look for the voucher": what the till export says of these rows, or what was found by hand.
import { useMemo } from 'preact/hooks';
import { voucherOutcomes } from '@/lib/model/case-event';
import { useAsked } from '../asking';
import { Button } from '../button';
import { Choices } from '../choices';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { rowName } from '../row-facts';
import { TillImport } from '../till-import';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { AddFiles } from './files';

type Outcome = (typeof voucherOutcomes)[number];

export function Vouchers({ desk: { view, act } }: { desk: CaseDesk }) {
  const words = useWords();
  const { t, r } = words;
  const found = useDraft(`${view.caseId}/voucher/outcome`);
  const note = useDraft(`${view.caseId}/voucher/note`);
  const slips = view.files.filter(({ role }) => role === 'slip-original' || role === 'slip-reprint');
  const chosen = voucherOutcomes.find((outcome) => outcome === found.value) ?? '';
  const keep = async (outcome: Outcome, by: 'till-export' | 'hand') => {
    const kept = await act({ kind: 'voucher-checked', outcome, by, note: note.value.trim() });
    if (kept) {
      found.clear();
      note.clear();
    }
  };
  return (
    <>
      {view.voucher && <p>{t('voucher.now', { what: r(`voucher.${view.voucher.outcome}`) })}</p>}
      <section class="part">
        <h3>{t('till.heading')}</h3>
        <TillSays desk={{ view, act }} onTake={(outcome) => keep(outcome, 'till-export')} />
        <TillImport />
      </section>
      <section class="part">
        <h3>{t('files.slip.heading')}</h3>
        <p class="quiet">{t('files.slip.why')}</p>
        <AddFiles
          desk={{ view, act }}
          place="slip"
          payments={view.transactions.map(({ transaction }) => rowName(transaction, words))}
        />
        <ul class="plain-list">
          {slips.map(({ hash, file, note: said }) => (
            <li key={hash}>
              <bdi>{file.title || file.name}</bdi> {said !== '' && <span class="quiet">{said}</span>}
            </li>
          ))}
        </ul>
      </section>
      <section class="part">
        <h3>{t('voucher.by-hand')}</h3>
        <Choices
          legend={t('voucher.by-hand.legend')}
          value={chosen}
          onChoose={found.set}
          choices={voucherOutcomes.map((value) => ({ value, text: r(`voucher.${value}`) }))}
        />
        <TextField label={t('step.note')} isOptional value={note.value} onInput={note.set} rows={2} />
        <div class="actions">
          <Button
            look={chosen === '' ? 'plain' : 'primary'}
            isDisabled={chosen === ''}
            onPress={() => (chosen === '' ? undefined : keep(chosen, 'hand'))}
          >
            {t('voucher.keep-answer')}
          </Button>
        </div>
      </section>
    </>
  );
}

/** What comparing the till with the portal says of the case's rows; nothing while no till export is loaded. */
function TillSays({ desk: { view }, onTake }: { desk: CaseDesk; onTake: (outcome: Outcome) => Promise<unknown> }) {
  const words = useWords();
  const { t, r } = words;
  const keys = useMemo(() => view.transactions.map(({ key }) => key), [view.transactions]);
  const asked = useAsked('till.vouchers', { keys }, ({ changed }) => changed === 'till');
  if (!asked.value || Object.keys(asked.value).length === 0) return null;
  const states = asked.value;
  // The case's answer is that of its worst row.
  const worst = (['no-voucher', 'amount-differs', 'matched-twice', 'matched'] as const).find((state) =>
    keys.some((key) => states[key] === state),
  );
  if (!worst) return null;
  return (
    <div class="till-says">
      <p>
        <strong>{t('voucher.till-says', { what: r(`voucher.${worst}`) })}</strong>
      </p>
      {view.transactions.length > 1 && (
        <ul class="plain-list">
          {view.transactions.map(({ key, transaction }) => (
            <li key={key}>
              {rowName(transaction, words)}: {r(`voucher.${states[key] ?? 'not-checked'}`)}
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        <Button look="primary" onPress={() => onTake(worst)}>
          {t('voucher.use')}
        </Button>
      </div>
    </div>
  );
}
