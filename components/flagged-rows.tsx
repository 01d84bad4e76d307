// Rows of the page: those to look at with their reasons, small notes, and all the others to be found by typing.
// One or several can be chosen and made a case.
import { useMemo, useState } from 'preact/hooks';
import type { TabState } from '@/lib/messaging/messages';
import { Button } from './button';
import { TextField } from './field';
import { Fold } from './fold';
import { PageRowItem, type RowActions } from './page-row';
import { isFound, type PageRow, sortRows } from './page-rows';
import { useWords } from './words';

/** How many rows of a list are drawn at once: a page can hold thousands. */
const batch = 25;

export function FlaggedRows({ tab, ...actions }: { tab: TabState } & RowActions) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { marked, notes, others } = useMemo(() => sortRows(tab), [tab]);
  // A row that has left the page, or got a case elsewhere, is not chosen any more.
  const keys =
    chosen.size === 0
      ? []
      : [...marked, ...notes, ...others]
          .filter(({ key, caseId }) => chosen.has(key) && caseId === null)
          .map(({ key }) => key);
  const choice: Choice = {
    chosen,
    isAlone: keys.length === 0,
    choose(key, isChosen) {
      const next = new Set(chosen);
      if (isChosen) next.add(key);
      else next.delete(key);
      setChosen(next);
    },
  };
  const openChosen = async () => {
    await actions.onOpenCase(keys);
    setChosen(new Set());
  };
  return (
    <>
      {marked.length > 0 && (
        <section>
          <h2>{t('rows.heading')}</h2>
          <RowList rows={marked} isOpen={marked.length <= 2} {...choice} {...actions} />
        </section>
      )}
      {notes.length > 0 && (
        <Fold title={t('rows.notes', { n: notes.length })} icon="low">
          <RowList rows={notes} isOpen={false} {...choice} {...actions} />
        </Fold>
      )}
      {others.length > 0 && (
        <Fold title={t('rows.others', { n: others.length })} icon="look">
          <OtherRows rows={others} {...choice} {...actions} />
        </Fold>
      )}
      {keys.length > 0 && (
        <section class="selection-bar" aria-label={t('rows.selected', { n: keys.length })}>
          <span>{t('rows.selected', { n: keys.length })}</span>
          <Button look="quiet" onPress={() => setChosen(new Set())}>
            {t('rows.clear-selection')}
          </Button>
          <Button look="primary" onPress={openChosen}>
            {t('rows.open-case', { n: keys.length })}
          </Button>
        </section>
      )}
    </>
  );
}

interface Choice {
  chosen: ReadonlySet<string>;
  isAlone: boolean;
  choose: (key: string, isChosen: boolean) => void;
}

function OtherRows({ rows, ...list }: { rows: readonly PageRow[] } & Choice & RowActions) {
  const words = useWords();
  const { t } = words;
  const [wanted, setWanted] = useState('');
  const found = rows.filter(({ transaction }) => isFound(transaction, wanted, words));
  return (
    <>
      <TextField type="search" label={t('rows.find')} hint={t('rows.find.hint')} value={wanted} onInput={setWanted} />
      {found.length === 0 && <p class="quiet">{t('rows.found-none')}</p>}
      {/* another search begins at its first rows again */}
      <RowList key={wanted} rows={found} isOpen={false} {...list} />
    </>
  );
}

function RowList({
  rows,
  isOpen,
  chosen,
  isAlone,
  choose,
  ...actions
}: { rows: readonly PageRow[]; isOpen: boolean } & Choice & RowActions) {
  const { t } = useWords();
  const [most, setMost] = useState(batch);
  return (
    <>
      <ul class="rows">
        {rows.slice(0, most).map((row) => (
          <PageRowItem
            key={row.key}
            row={row}
            isOpen={isOpen}
            isChosen={chosen.has(row.key)}
            isAlone={isAlone}
            onChoose={(isChosen) => choose(row.key, isChosen)}
            {...actions}
          />
        ))}
      </ul>
      {rows.length > most && (
        <Button onPress={() => setMost(most + batch)}>
          {t('rows.more', { n: Math.min(batch, rows.length - most) })}
        </Button>
      )}
    </>
  );
}
