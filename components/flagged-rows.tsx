// Rows of the page: those to look at with their reasons, small notes, and all the others to be found by typing.
// One or several can be chosen and made a case. The lists stay in the worker; only what is drawn is asked for.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import type { PagePart } from '@/lib/model/page-row';
import { useAsked } from './asking';
import { Button } from './button';
import { TextField } from './field';
import { Fold } from './fold';
import { PageRowItem, type RowActions } from './page-row';
import { useWords } from './words';

/** How many rows of a list are drawn at once: a page can hold thousands. */
const batch = 25;
/** Most rows of a list that are drawn at all; the rest is found by typing. */
const mostDrawn = 1000;

interface FlaggedRowsProps extends RowActions {
  tabId: number;
  /** null until it is known; the rows to look at are asked for at the same time */
  tab: TabGlance | null;
}

export function FlaggedRows({ tabId, tab, ...actions }: FlaggedRowsProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choice: Choice = {
    chosen,
    choose(key, isChosen) {
      setChosen((before) => {
        const next = new Set(before);
        if (isChosen) next.add(key);
        else next.delete(key);
        return next;
      });
    },
  };
  const openChosen = async () => {
    await actions.onOpenCase([...chosen]);
    setChosen(new Set());
  };
  const { notes = 0, others = 0 } = tab?.counts ?? {};
  return (
    <>
      <MarkedRows tabId={tabId} {...choice} {...actions} />
      {notes > 0 && (
        <Fold title={t('rows.notes', { n: notes })} icon="low" isLazy>
          <OnePart tabId={tabId} part="notes" words="" {...choice} {...actions} />
        </Fold>
      )}
      {others > 0 && (
        <Fold title={t('rows.others', { n: others })} icon="look" isLazy>
          <OtherRows tabId={tabId} {...choice} {...actions} />
        </Fold>
      )}
      {chosen.size > 0 && (
        <section class="selection-bar" aria-label={t('rows.selected', { n: chosen.size })}>
          <span>{t('rows.selected', { n: chosen.size })}</span>
          <Button look="quiet" onPress={() => setChosen(new Set())}>
            {t('rows.clear-selection')}
          </Button>
          <Button look="primary" onPress={openChosen}>
            {t('rows.open-case', { n: chosen.size })}
          </Button>
        </section>
      )}
    </>
  );
}

interface Choice {
  chosen: ReadonlySet<string>;
  choose: (key: string, isChosen: boolean) => void;
}

type PartProps = { tabId: number } & Choice & RowActions;

function MarkedRows({ tabId, ...list }: PartProps) {
  const { t } = useWords();
  const part = usePart(tabId, 'marked', '');
  if (!part.found || part.found.total === 0) return null;
  return (
    <section>
      <h2>{t('rows.heading')}</h2>
      <RowList {...part} found={part.found} isOpen={part.found.total <= 2} {...list} />
    </section>
  );
}

function OtherRows(props: PartProps) {
  const { t } = useWords();
  const [wanted, setWanted] = useState('');
  return (
    <>
      <TextField type="search" label={t('rows.find')} hint={t('rows.find.hint')} value={wanted} onInput={setWanted} />
      {/* another search begins at its first rows again */}
      <OnePart key={wanted} part="others" words={wanted} {...props} />
    </>
  );
}

function OnePart({ tabId, part, words, ...list }: { part: PagePart; words: string } & PartProps) {
  const { t } = useWords();
  const { found, ...more } = usePart(tabId, part, words);
  if (!found) return null;
  if (found.total === 0) return <p class="quiet">{t('rows.found-none')}</p>;
  return <RowList found={found} {...more} isOpen={false} {...list} />;
}

interface Part {
  /** null until the first answer */
  found: Reply<'tab.rows'> | null;
  most: number;
  onMore: () => void;
}

/** The first rows of a part, kept up to date; more of them at a press, those before staying meanwhile. */
function usePart(tabId: number, part: PagePart, words: string): Part {
  const [most, setMost] = useState(batch);
  const asked = useAsked(
    'tab.rows',
    { tabId, part, words, limit: most },
    ({ changed, id }) => (changed === 'tab' && id === String(tabId)) || changed === 'case' || changed === 'till',
  );
  const last = useRef<Reply<'tab.rows'> | null>(null);
  if (asked.value) last.current = asked.value;
  return { found: last.current, most, onMore: () => setMost(Math.min(mostDrawn, most + batch)) };
}

function RowList({
  found: { rows, total },
  most,
  onMore,
  isOpen,
  chosen,
  choose,
  ...actions
}: Part & { found: Reply<'tab.rows'>; isOpen: boolean } & Choice & RowActions) {
  const { t } = useWords();
  useEffect(() => {
    // A row that got a case elsewhere is not chosen any more.
    for (const { key, caseId } of rows) if (caseId !== null && chosen.has(key)) choose(key, false);
  }, [rows, chosen, choose]);
  return (
    <>
      <ul class="rows">
        {rows.map((row) => (
          <PageRowItem
            key={row.key}
            row={row}
            isOpen={isOpen}
            isChosen={chosen.has(row.key)}
            isAlone={chosen.size === 0}
            onChoose={(isChosen) => choose(row.key, isChosen)}
            {...actions}
          />
        ))}
      </ul>
      {total > most && most < mostDrawn && (
        <Button onPress={onMore}>{t('rows.more', { n: Math.min(batch, total - most) })}</Button>
      )}
    </>
  );
}
