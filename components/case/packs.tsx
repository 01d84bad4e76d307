// Evidence packs: ordered here, built elsewhere also when this window is closed, saved by a link when they are ready.

import { useEffect, useState } from 'preact/hooks';
import type { Changed } from '@/lib/messaging/messages';
import { type PackKind, packKinds } from '@/lib/model/case-event';
import type { PackJob } from '@/lib/model/pack-job';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { CheckField } from '../check-field';
import { useCustodyWords } from '../custody-words';
import { useDraft } from '../drafts';
import { ChoiceField } from '../field';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { SavedFile } from '../saved-file';
import { useWords } from '../words';
import { ChainPack } from './chain-pack';
import { Delivery } from './delivery';
import type { CaseDesk } from './desk';
import { sizeText } from './file-names';
import { PackNumbers } from './pack-numbers';
import { PackProgress, StampFaults } from './pack-progress';

/** @param kind offered first @param isListed the list of packs stands beside it: there the new one is saved */
export function BuildPack(props: { desk: CaseDesk; kind: PackKind; place: string; isListed?: boolean }) {
  const { kind, place, isListed = false } = props;
  const { view } = props.desk;
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const chosen = useDraft(`${view.caseId}/pack/${place}/kind`, kind);
  // The order's id is kept like a draft: the window may be closed while the pack is built.
  const order = useDraft(orderKey(view.caseId, place));
  const [problem, setProblem] = useState('');
  const job = useJob(order.value);
  const isUnderWay = job !== null && (job.state === 'queued' || job.state === 'running');
  const chosenKind = packKinds.find((known) => known === chosen.value) ?? kind;
  const withIdentity = useDraft(`${view.caseId}/pack/${place}/identity`);
  const canAskIdentity = chosenKind === 'bank' && view.files.some(({ role }) => role === 'identity');
  const build = async () => {
    setProblem('');
    const jobId = port.newRequestId();
    try {
      await askPatiently(port, 'pack.build', {
        jobId,
        caseId: view.caseId,
        kind: chosenKind,
        ...(canAskIdentity && withIdentity.value === 'yes' && { withIdentity: true }),
      });
      order.set(jobId);
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <div class="form">
      <ChoiceField
        label={t('pack.kind')}
        value={chosenKind}
        onInput={chosen.set}
        choices={packKinds.map((value) => ({ value, text: t(`pack.kind.${value}`) }))}
      />
      {canAskIdentity && (
        <CheckField
          label={c('pack.identity')}
          hint={c('pack.identity.hint')}
          isChecked={withIdentity.value === 'yes'}
          isDisabled={isUnderWay}
          onChange={(isChecked) => withIdentity.set(isChecked ? 'yes' : '')}
        />
      )}
      <div class="actions">
        <Button look={job?.state === 'done' ? 'plain' : 'primary'} onPress={build} isDisabled={isUnderWay}>
          {t(view.packs.length === 0 ? 'pack.build' : 'pack.another')}
        </Button>
      </div>
      <Problem text={problem} />
      {job && <JobState job={job} onSettled={build} isListed={isListed} />}
    </div>
  );
}

/**
 * The pack that a step ordered, for when the case has moved on to another step: how far it is, its link to save it. Put away, or saved
 * and something else done, it is gone; the list of packs keeps it.
 */
export function OrderedPack({ desk: { view }, place }: { desk: CaseDesk; place: string }) {
  const { t } = useWords();
  const port = usePort();
  const order = useDraft(orderKey(view.caseId, place));
  const job = useJob(order.value);
  // How far the case was when it was saved: its link stays until something else is done.
  const [saved, setSaved] = useState<number | null>(null);
  if (job === null || (saved !== null && view.timeline.length > saved)) return null;
  const noteSaved = () => {
    port.drafts.write(orderKey(view.caseId, place), '');
    setSaved(view.timeline.length);
  };
  return (
    <section class={`card ${job.state === 'failed' ? '' : 'is-good'}`} aria-label={t('pack.heading')}>
      <JobState job={job} onSave={noteSaved} />
      {(job.state === 'done' || job.state === 'failed') && (
        <div class="actions">
          <Button look="quiet" onPress={order.clear}>
            {t('pack.put-away')}
          </Button>
        </div>
      )}
    </section>
  );
}

function orderKey(caseId: string, place: string): string {
  return `${caseId}/pack/${place}/job`;
}

/** The state of an order, kept up to date; null while there is none. */
function useJob(jobId: string): PackJob | null {
  const bears = ({ changed, id }: Changed) => changed === 'pack' && id === jobId;
  const { value: job, again } = useAsked('pack.job', jobId === '' ? null : { jobId }, bears);
  const isUnderWay = job !== null && (job.state === 'queued' || job.state === 'running');
  // Where the browser ended whoever builds it, nobody tells of it: asking takes it up again.
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void again(), 4000);
    return () => clearInterval(timer);
  }, [isUnderWay, again]);
  return job;
}

interface JobStateProps {
  job: PackJob;
  onSave?: () => void;
  onSettled?: () => Promise<void>;
  isListed?: boolean;
}

function JobState({ job, onSave, onSettled, isListed = false }: JobStateProps) {
  const { t } = useWords();
  const { state, number, file, trouble, where } = job;
  const c = useCustodyWords();
  const said = state === 'done' ? t('pack.ready', { number }) : state === 'failed' ? '' : t(`pack.${state}`);
  const isCancelled = trouble === 'cancelled';
  return (
    <div class="pack-job" data-pack-state={state}>
      <p role="status">{isCancelled ? c('pack.cancelled') : said}</p>
      {(state === 'queued' || state === 'running') && <PackProgress job={job} />}
      {state === 'failed' && job.numbers && onSettled && <PackNumbers job={job} onSettled={onSettled} />}
      {state === 'failed' && !isCancelled && !(job.numbers && onSettled) && (
        <p class="problem" role="alert">
          {trouble === 'died' ? c('pack.died') : t(`pack.trouble.${trouble ?? 'unexpected'}`, { where })}
        </p>
      )}
      <StampFaults job={job} />
      {state === 'done' && file && !isListed && (
        <>
          <SavedFile file={file} ask={t('pack.prepare', { number })} isAtOnce {...(onSave && { onSave })} />
          <Fingerprint sha256={file.sha256} />
        </>
      )}
    </div>
  );
}

/**
 * Packs that the case has handed out, newest first; one that was ordered beside the list (`place`) is ready to be saved.
 * @param shop the chain's shop whose case it is; null where it is in no chain
 */
export function PackList({ desk, shop, place }: { desk: CaseDesk; shop: string | null; place: string }) {
  const { view } = desk;
  const order = useDraft(orderKey(view.caseId, place));
  const job = useJob(order.value);
  const { t, instant, language } = useWords();
  return (
    <ul class="entries">
      {[...view.packs].reverse().map(({ hash, at, number, pack, file }) => (
        <li key={hash}>
          <p>
            <strong>{t('pack.number', { number })}</strong> · {t(`pack.kind.${pack}`)}
          </p>
          <p class="quiet small">
            {instant(at)} · {sizeText(file.bytes, language)}
          </p>
          {shop === null || number === job?.number ? (
            <SavedFile file={file} ask={t('pack.prepare', { number })} isAtOnce={number === job?.number} />
          ) : (
            <ChainPack caseId={view.caseId} file={file} ask={t('pack.prepare', { number })} />
          )}
          <Fingerprint sha256={file.sha256} />
          <Delivery desk={desk} number={number} sha256={file.sha256} />
        </li>
      ))}
    </ul>
  );
}

function Fingerprint({ sha256 }: { sha256: string }) {
  const { t } = useWords();
  return (
    <details class="fingerprint">
      <summary>{t('pack.fingerprint')}</summary>
      {/* in groups of eight, to be read out */}
      <p class="code">{sha256.replace(/(.{8})(?=.)/g, '$1 ')}</p>
      <p class="quiet small">{t('pack.fingerprint.why')}</p>
    </details>
  );
}
