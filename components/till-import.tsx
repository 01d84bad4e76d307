// The till's export: loaded here, summed up once it has been compared with what the portal showed.
import { useEffect, useState } from 'preact/hooks';
import type { TillSummary } from '@/lib/model/till-report';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { FileDrop } from './file-drop';
import { Fold } from './fold';
import { Icon } from './icons';
import { troubleOf, usePort } from './port';
import { type ChosenFile, SayColumns } from './say-columns';
import { TillReportView } from './till-report';
import { useWords } from './words';

/** Largest till export that is taken, in MB: the browser reads it whole. */
const limitMb = 64;

type Progress =
  | { state: 'idle' }
  | { state: 'reading'; name: string }
  | { state: 'failed'; text: string }
  /** what its columns are is to be said; `again`: it was said, and nothing came out */
  | { state: 'columns'; file: ChosenFile; again: boolean }
  | { state: 'done'; file: ChosenFile };

/** The import with its result, open at once; part of the voucher step. */
export function TillImport({ onBegin }: { onBegin?: () => void }) {
  const { t, o } = useWords();
  const port = usePort();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const percent = useCompared();
  const asked = useAsked('till.summary', {}, ({ changed }) => changed === 'till' || changed === 'tab');
  const load = async ([file]: File[]) => {
    if (!file) return;
    const { name } = file;
    onBegin?.();
    if (file.size > limitMb * 1024 * 1024) {
      setProgress({ state: 'failed', text: t('till.failed.too-large', { name, limit: limitMb }) });
      return;
    }
    setProgress({ state: 'reading', name });
    try {
      const { sha256 } = await port.putArtefact(file);
      await read({ sha256, name: name.slice(-200) }, false);
    } catch (error) {
      setProgress({ state: 'failed', text: t(`failed.${troubleOf(error)}`) });
    }
  };
  const read = async (file: ChosenFile, again: boolean) => {
    setProgress({ state: 'reading', name: file.name });
    try {
      const result = await askPatiently(port, 'till.import', file);
      if (result.ok) {
        await asked.again();
        setProgress({ state: 'done', file });
      } else if (result.why === 'no-columns') setProgress({ state: 'columns', file, again });
      else setProgress({ state: 'failed', text: t(`till.failed.${result.why}`, { name: file.name }) });
    } catch (error) {
      setProgress({ state: 'failed', text: t(`failed.${troubleOf(error)}`) });
    }
  };
  return (
    <div class="till" data-till-state={progress.state}>
      <Summary summary={asked.value} />
      <TillReportView />
      {percent !== null && (
        <div class="work-progress">
          <progress max={100} value={percent} aria-label={o('till.comparing', { n: percent })} />
          <p>{o('till.comparing', { n: percent })}</p>
          <Button onPress={() => askPatiently(port, 'till.stop', {})}>{o('till.stop')}</Button>
        </div>
      )}
      <p role="status" class="quiet">
        {progress.state === 'reading' && percent === null ? t('till.reading', { name: progress.name }) : ''}
      </p>
      {progress.state === 'failed' && (
        <p class="problem" role="alert">
          <Icon name="trouble" /> {progress.text}
        </p>
      )}
      {progress.state === 'columns' && (
        <SayColumns
          file={progress.file}
          again={progress.again}
          onSaid={() => read(progress.file, true)}
          onCancel={() => setProgress({ state: 'idle' })}
        />
      )}
      {progress.state === 'done' && (
        <div class="actions">
          <Button look="quiet" onPress={() => setProgress({ state: 'columns', file: progress.file, again: false })}>
            {t('columns.change')}
          </Button>
        </div>
      )}
      <FileDrop
        name="till"
        accept=".csv,.tsv,.txt,.xlsx,.xls,.htm,.html"
        invitation={t('till.drop')}
        button={t('till.choose')}
        hint={port.place === 'popup' ? `${t('till.kinds')} · ${t('files.popup-hint')}` : t('till.kinds')}
        isBusy={progress.state === 'reading'}
        onFiles={(files) => void load(files)}
      />
    </div>
  );
}

/** News of a comparison come this often at least, or it is over; ms. */
const silence = 20_000;

/** How far the comparison is, in percent, whoever began it; null when nothing is compared. */
function useCompared(): number | null {
  const port = usePort();
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const stop = port.subscribe(({ changed, id }) => {
      if (changed !== 'till-progress' && changed !== 'till') return;
      clearTimeout(patience);
      const share = Number(id);
      const isUnderWay = changed === 'till-progress' && share >= 0 && share < 1;
      setPercent(isUnderWay ? Math.round(share * 100) : null);
      // A worker that was ended in the middle tells of no end.
      if (isUnderWay) patience = setTimeout(() => setPercent(null), silence);
    });
    return () => {
      clearTimeout(patience);
      stop();
    };
  }, [port]);
  return percent;
}

function Summary({ summary }: { summary: TillSummary | null }) {
  const { t, list } = useWords();
  if (!summary) return null;
  if (summary.records === 0) return <p class="quiet">{t('till.none')}</p>;
  const counts = [
    { text: t('till.matched'), n: summary.matched, tone: '' },
    { text: t('till.no-voucher'), n: summary.noVoucher, tone: 'high' },
    { text: t('till.differs'), n: summary.amountDiffers, tone: 'medium' },
    { text: t('till.no-charge'), n: summary.noCharge, tone: 'medium' },
  ];
  return (
    <>
      <p>{t('till.loaded', { n: summary.records })}</p>
      <dl class="counts">
        {counts.map(({ text, n, tone }) => (
          <div key={text} class={n > 0 ? tone : ''}>
            <dt>{text}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet small">{t('till.files', { names: list(summary.files) })}</p>
    </>
  );
}

/** The same, folded, for the page's view: there before any case is open, since a loaded till finds charges by itself. */
export function TillFold() {
  const { t } = useWords();
  const asked = useAsked('till.summary', {}, ({ changed }) => changed === 'till');
  const records = asked.value?.records ?? 0;
  const [hasBegun, setBegun] = useState(false);
  return (
    <Fold
      title={t('till.heading')}
      icon="look"
      isOpen={hasBegun}
      {...(records > 0 && { beside: t('till.loaded', { n: records }) })}
    >
      <p class="quiet">{t('till.why')}</p>
      <TillImport onBegin={() => setBegun(true)} />
    </Fold>
  );
}
