// Step "look for the voucher": what the till export says of these rows, or what was found by hand.
import { useMemo } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { voucherOutcomes } from '@/lib/model/case-event';
import type { CaseView } from '@/lib/response/fold';
import { useAsked } from '../asking';
import { Button } from '../button';
import { Choices } from '../choices';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { Fold } from '../fold';
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
  const answer = useTillAnswer(view);
  const isWithout = answer.isKnown && answer.worst === null;
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
      {!answer.isKnown && <p class="quiet">{t('loading')}</p>}
      {answer.worst && (
        <TillSays
          view={view}
          states={answer.states}
          worst={answer.worst}
          onTake={(outcome) => keep(outcome, 'till-export')}
        />
      )}
      {/* With the till's answer there is one thing to do; the other ways wait, folded. */}
      <Fold title={t('till.heading')} level={3} isOpen={isWithout}>
        <TillImport />
      </Fold>
      <Fold title={t('files.slip.heading')} level={3} isOpen={isWithout}>
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
      </Fold>
      <Fold title={t('voucher.by-hand')} level={3} isOpen={isWithout}>
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
      </Fold>
    </>
  );
}

type States = Reply<'till.vouchers'>;

/** What comparing the till with the portal says of the case's rows: the case's answer is that of its worst row. */
function useTillAnswer(view: CaseView) {
  const keys = useMemo(() => view.transactions.map(({ key }) => key), [view.transactions]);
  const asked = useAsked('till.vouchers', { keys }, ({ changed }) => changed === 'till');
  const states: States = asked.value ?? {};
  const worst = (['no-voucher', 'amount-differs', 'matched-twice', 'matched'] as const).find((state) =>
    keys.some((key) => states[key] === state),
  );
  return { isKnown: asked.value !== null, states, worst: worst ?? null };
}

function TillSays(props: {
  view: CaseView;
  states: States;
  worst: Outcome;
  onTake: (outcome: Outcome) => Promise<unknown>;
}) {
  const words = useWords();
  const { t, r } = words;
  const { view, states, worst, onTake } = props;
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
