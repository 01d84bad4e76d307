// How far a pack is while it is built, with a way to stop it, and which time stamping authority gave no stamp to it.
import type { PackJob } from '@/lib/model/pack-job';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { useCustodyWords } from '../custody-words';
import { usePort } from '../port';

export function PackProgress({ job: { jobId, progress } }: { job: PackJob }) {
  const c = useCustodyWords();
  const port = usePort();
  const percent =
    progress && progress.total > 0 ? Math.min(99, Math.floor((100 * progress.done) / progress.total)) : null;
  return (
    <div class="work-progress">
      <progress max={100} {...(percent !== null && { value: percent })} aria-label={c('pack.progress')} />
      <p>{percent === null ? c('pack.progress') : c('pack.progress.of', { percent })}</p>
      <Button onPress={() => askPatiently(port, 'pack.cancel', { jobId })}>{c('pack.cancel')}</Button>
    </div>
  );
}

/** Nothing is held up for want of a stamp, and nothing is claimed. */
export function StampFaults({ job: { state, stamps = [] } }: { job: PackJob }) {
  const c = useCustodyWords();
  const missing = stamps.filter(({ fault }) => fault !== null);
  if (state !== 'done' || missing.length === 0) return null;
  return (
    <ul class="plain-list notice">
      {missing.map(({ name, fault }) => (
        <li key={name}>{c('pack.unstamped', { name, why: c(`stamp.${fault ?? 'no-answer'}`) })}</li>
      ))}
    </ul>
  );
}
