// A statement file looked through: dropped or chosen, read and judged by the worker's helper, what was found with its reasons; from each
// row a case can be opened, and the rows are remembered only where the user asks for it.

import { useEffect, useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { askPatiently } from './asking';
import { Button } from './button';
import { FileDrop } from './file-drop';
import { Icon } from './icons';
import { troubleOf, usePort } from './port';
import { Problem } from './problem';
import { Reasons } from './reasons';
import { RowFacts, rowName } from './row-facts';
import { type ChosenFile, SayColumns } from './say-columns';
import { SeverityTag } from './severity-tag';
import { wordFindings } from './worded-finding';
import { useWords } from './words';

/** Largest statement that is taken, in MB. */
const limitMb = 256;

type Judged = Extract<Reply<'statement.judge'>, { ok: true }>;
type State =
  | { step: 'idle' }
  | { step: 'reading'; name: string; file: ChosenFile | null }
  | { step: 'failed'; text: string }
  | { step: 'cancelled' }
  /** what its columns are is to be said; `again`: it was said, and nothing came out */
  | { step: 'columns'; file: ChosenFile; again: boolean }
  | { step: 'done'; file: ChosenFile; judged: Judged };

export function StatementLook() {
  const { t } = useWords();
  const port = usePort();
  const [state, setState] = useState<State>({ step: 'idle' });
  const percent = useShare(state.step === 'reading');
  const look = async ([chosen]: File[]) => {
    if (!chosen) return;
    const { name } = chosen;
    if (chosen.size > limitMb * 1024 * 1024) {
      setState({ step: 'failed', text: t('till.failed.too-large', { name, limit: limitMb }) });
      return;
    }
    setState({ step: 'reading', name, file: null });
    try {
      await judge({ sha256: (await port.putArtefact(chosen)).sha256, name: name.slice(-200) }, false);
    } catch (error) {
      setState({ step: 'failed', text: t(`failed.${troubleOf(error)}`) });
    }
  };
  const judge = async (file: ChosenFile, again: boolean) => {
    const { name } = file;
    setState({ step: 'reading', name, file });
    try {
      const judged = await askPatiently(port, 'statement.judge', file);
      if (judged.ok) setState({ step: 'done', file, judged });
      else if (judged.why === 'no-columns') setState({ step: 'columns', file, again });
      else if (judged.why === 'cancelled') setState({ step: 'cancelled' });
      else setState({ step: 'failed', text: t(`statement.failed.${judged.why}`, { name }) });
    } catch (error) {
      setState({ step: 'failed', text: t(`failed.${troubleOf(error)}`) });
    }
  };
  const { file } = state.step === 'reading' ? state : { file: null };
  return (
    <section class="card" aria-label={t('statement.heading')} data-statement={state.step}>
      <h2>{t('statement.heading')}</h2>
      <p class="quiet">{t('statement.why')}</p>
      <FileDrop
        name="statement"
        accept=".csv,.tsv,.txt,.xlsx"
        invitation={t('statement.drop')}
        button={t('till.choose')}
        hint={t('statement.kinds')}
        isBusy={state.step === 'reading'}
        onFiles={(files) => void look(files)}
      />
      <p role="status" class="quiet">
        {state.step === 'reading' && t('statement.reading', { name: state.name, percent: percent ?? 0 })}
        {state.step === 'cancelled' && t('statement.cancelled')}
      </p>
      {file !== null && (
        <div class="actions">
          <Button onPress={() => askPatiently(port, 'statement.cancel', { sha256: file.sha256 })}>
            {t('statement.cancel')}
          </Button>
        </div>
      )}
      {state.step === 'columns' && (
        <SayColumns
          file={state.file}
          again={state.again}
          onSaid={() => judge(state.file, true)}
          onCancel={() => setState({ step: 'idle' })}
        />
      )}
      {state.step === 'failed' && (
        <p class="problem" role="alert">
          <Icon name="trouble" /> {state.text}
        </p>
      )}
      {state.step === 'done' && <Result file={state.file} judged={state.judged} />}
    </section>
  );
}

/** How far it is, in percent; null before anything is known. */
function useShare(isUnderWay: boolean): number | null {
  const port = usePort();
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(() => {
    setPercent(null);
    if (!isUnderWay) return;
    return port.subscribe(({ changed, id }) => {
      const share = Number(id);
      if (changed === 'statement-progress' && share >= 0 && share <= 1) setPercent(Math.round(share * 100));
    });
  }, [port, isUnderWay]);
  return percent;
}

function Result({ file, judged }: { file: ChosenFile; judged: Judged }) {
  const { t } = useWords();
  const { rows, counts, found, from, to } = judged;
  const toLookAt = counts.high + counts.medium;
  return (
    <>
      <p class="statement-sum">
        {t('statement.judged', { n: rows, from: from?.slice(0, 10) ?? '–', to: to?.slice(0, 10) ?? '–' })}{' '}
        {toLookAt === 0 ? t('statement.nothing') : t('statement.found', { n: toLookAt })}
        {counts.low > 0 && ` ${t('statement.notes', { n: counts.low })}`}
      </p>
      {found.length < toLookAt && <p class="quiet">{t('statement.first', { n: found.length })}</p>}
      <ul class="rows">
        {found.map((row) => (
          <FoundRow key={row.key} row={row} />
        ))}
      </ul>
      <Keep file={file} />
    </>
  );
}

function FoundRow({ row }: { row: Judged['found'][number] }) {
  const words = useWords();
  const { t, language } = words;
  const port = usePort();
  const [caseId, setCaseId] = useState(row.caseId);
  const [request] = useState(() => port.newRequestId());
  const { key, transaction, findings } = row;
  const what = rowName(transaction, words);
  const severity = wordFindings(findings, language)?.severity ?? null;
  const open = async () => {
    const opened = await askPatiently(port, 'statement.open-case', { request, rows: [{ key, transaction, findings }] });
    setCaseId(opened.caseId);
    location.assign(`#/case/${opened.caseId}`);
  };
  return (
    <li class={`row ${severity ? `severity-${severity}` : ''}`}>
      <div class="row-head">
        <div class="row-main">
          {severity && <SeverityTag severity={severity} />}
          <RowFacts transaction={transaction} />
        </div>
      </div>
      <Reasons findings={findings} isOpen={false} what={what} />
      <div class="actions row-actions">
        {caseId === null ? (
          <Button label={t('row.open-case.named', { what })} onPress={open}>
            {t('row.open-case')}
          </Button>
        ) : (
          <a href={`#/case/${caseId}`}>{t('row.in-case', { id: caseId })}</a>
        )}
      </div>
    </li>
  );
}

/** The rows go into the memory of transactions only where the user wants that. */
function Keep({ file }: { file: ChosenFile }) {
  const { t } = useWords();
  const port = usePort();
  const [kept, setKept] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const keep = async () => {
    setProblem('');
    try {
      const result = await askPatiently(port, 'statement.keep', file);
      if (result.ok) setKept(result.rows);
      else if (result.why !== 'cancelled') setProblem(t(`statement.failed.${result.why}`, { name: file.name }));
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <>
      <p class="quiet">{t('statement.keep.why')}</p>
      <div class="actions">
        {kept === null && <Button onPress={keep}>{t('statement.keep')}</Button>}
        <span role="status">{kept === null ? '' : t('statement.kept', { n: kept })}</span>
      </div>
      <Problem text={problem} />
    </>
  );
}
