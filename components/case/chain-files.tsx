// Files of a chain's case that other computers have added: how many are not here, and fetching them at a press.
import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { useChainWords } from '../chain-words';
import { troubleOf, usePort } from '../port';
import { useWords } from '../words';

export function ChainFiles({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const c = useChainWords();
  const port = usePort();
  const asked = useAsked(
    'chain.files',
    { caseId, isOnlyCounted: true },
    ({ changed, id }) => changed === 'chain' || (changed === 'case' && id === caseId),
  );
  const [isFetching, setFetching] = useState(false);
  const [fetched, setFetched] = useState<Reply<'chain.files'> | null>(null);
  const [problem, setProblem] = useState('');
  const counts = asked.value;
  if (!counts || counts.waits + counts.damaged + counts.withheld === 0) return null;
  const fetchAll = async () => {
    setFetching(true);
    setProblem('');
    try {
      setFetched(await askPatiently(port, 'chain.files', { caseId, isOnlyCounted: false }));
      await asked.again();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
    setFetching(false);
  };
  const damaged = fetched?.damaged ?? 0;
  const still = fetched === null ? 0 : Math.min(fetched.waits, counts.waits);
  return (
    <section class="notice chain-files" data-files-elsewhere={counts.waits}>
      {counts.waits > 0 && (
        <>
          <p>{c('files.waits', { n: counts.waits })}</p>
          <div class="actions">
            <Button onPress={fetchAll}>{c('files.fetch')}</Button>
          </div>
        </>
      )}
      {counts.withheld > 0 && <p class="quiet">{c('files.withheld', { n: counts.withheld })}</p>}
      <p role="status">
        {isFetching ? c('files.fetching') : still > 0 && damaged === 0 ? c('files.still', { n: still }) : ''}
      </p>
      {(problem !== '' || damaged > 0) && !isFetching && (
        <p class="problem" role="alert">
          {problem || c('files.damaged', { n: damaged })}
        </p>
      )}
    </section>
  );
}
