// Cases that were deleted for the whole chain, by whom, when and why: where a case was, and below the list of those that are there.
import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { useAsked } from './asking';
import { Button } from './button';
import { useChainWords } from './chain-words';
import { Fold } from './fold';
import { Icon } from './icons';
import { useWords } from './words';

/** Drawn at once. */
const batch = 50;

type Deleted = Reply<'chain.deleted'>[number];

function useDeleted(): Deleted[] | null {
  return useAsked('chain.deleted', {}, ({ changed }) => changed === 'chain').value;
}

/** All of them, folded; nothing where there are none. */
export function DeletedCases() {
  const c = useChainWords();
  const { t } = useWords();
  const [most, setMost] = useState(batch);
  const deleted = useDeleted() ?? [];
  if (deleted.length === 0) return null;
  return (
    <div class="folds chain-deleted">
      <Fold title={c('deleted.heading')} icon="note" beside={String(deleted.length)}>
        <ul class="entries">
          {deleted.slice(0, most).map((one) => (
            <li key={`${one.shop}/${one.caseId}`} data-deleted-case={one.caseId}>
              <p>
                <strong>{one.caseId}</strong> · {c('deleted.shop', { shop: one.shop })}
              </p>
              <Why of={one} />
            </li>
          ))}
        </ul>
        {deleted.length > most && (
          <Button onPress={() => setMost(most + batch)}>
            {t('rows.more', { n: Math.min(batch, deleted.length - most) })}
          </Button>
        )}
      </Fold>
    </div>
  );
}

/** In place of a case that is not here: that it was deleted for the whole chain, or just that it is gone. */
export function GoneCase({ caseId }: { caseId: string }) {
  const c = useChainWords();
  const { t } = useWords();
  const deleted = useDeleted();
  if (deleted === null) return <p class="quiet waiting">{t('loading')}</p>;
  const one = deleted.find((stone) => stone.caseId === caseId);
  if (!one)
    return (
      <section class="status status-unreadable">
        <p role="alert">
          <Icon name="trouble" /> {t('case.gone')}
        </p>
      </section>
    );
  return (
    <section class="notice form" data-deleted-case={caseId}>
      <div role="alert">
        <h1>{c('deleted.case', { caseId })}</h1>
      </div>
      <Why of={one} />
      <p class="quiet small">{c('delete.stays')}</p>
    </section>
  );
}

function Why({ of: { actor, at, reason } }: { of: Deleted }) {
  const c = useChainWords();
  const { instant } = useWords();
  return (
    <>
      <p>{c('deleted.by', { who: actor, at: instant(at) })}</p>
      {reason !== '' && <p class="user-text">{reason}</p>}
    </>
  );
}
