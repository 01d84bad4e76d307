// The time line: every act with when and who, newest first; what was taken back stays, struck through.
import { useState } from 'preact/hooks';
import { unsaidCuts } from '@/lib/response/cut-entries';
import { Button } from '../button';
import { useCustodyWords } from '../custody-words';
import { useWords } from '../words';
import { actText } from './act-text';
import { type CaseDesk, isTakenBackByUser } from './desk';

/** Entries drawn at once. */
const batch = 30;

export function Timeline({ desk: { view, act } }: { desk: CaseDesk }) {
  const words = useWords();
  const { t, instant } = words;
  const c = useCustodyWords();
  const [most, setMost] = useState(batch);
  const entries = [...view.timeline].reverse();
  return (
    <>
      <ol class="timeline">
        {entries.slice(0, most).map((entry) => {
          const text = actText(entry.act, words);
          return (
            <li key={entry.hash} class={entry.isStruck ? 'is-struck' : ''}>
              <p class="quiet small">
                <time dateTime={entry.at}>{instant(entry.at)}</time>
                {' · '}
                <bdi>{entry.actor || t('who.unnamed')}</bdi>
              </p>
              <p class="timeline-text">
                {entry.isStruck ? <s>{text}</s> : text}
                {entry.isStruck && <span class="tag">{t('timeline.struck')}</span>}
                {entry.isCut && <span class="tag">{c('timeline.cut')}</span>}
              </p>
              {!entry.isStruck &&
                isTakenBackByUser(entry.act) &&
                unsaidCuts(view.timeline, entry.hash).length === 0 && (
                  <Button
                    look="quiet"
                    label={t('timeline.undo', { what: text })}
                    onPress={() => act({ kind: 'corrected', event: entry.hash, note: '' })}
                  >
                    {t('undo')}
                  </Button>
                )}
            </li>
          );
        })}
      </ol>
      {entries.length > most && (
        <Button onPress={() => setMost(most + batch)}>
          {t('rows.more', { n: Math.min(batch, entries.length - most) })}
        </Button>
      )}
    </>
  );
}
