// What the user said of numbers that look like a card's, with the way back: taken back, the next pack asks again.
import { unsaidCuts } from '@/lib/response/cut-entries';
import { Button } from '../button';
import { useCustodyWords } from '../custody-words';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

/** The answers that stand, each press of the user's together; nothing where there are none. */
export function SettledNumbers({ desk: { view, act } }: { desk: CaseDesk }) {
  const { r, t, instant, list } = useWords();
  const c = useCustodyWords();
  const answers = view.timeline.flatMap((entry) =>
    entry.act.kind === 'numbers-settled' && !entry.isStruck
      ? [{ ...entry, said: entry.act.numbers.map(({ shown, answer }) => `${shown} = ${r(`number.${answer}`)}`) }]
      : [],
  );
  if (answers.length === 0) return null;
  return (
    <section aria-label={c('numbers.said')}>
      <h3>{c('numbers.said')}</h3>
      <p class="quiet">{c('numbers.said.why')}</p>
      <ul class="entries" data-settled={answers.length}>
        {answers.map(({ hash, at, actor, said }) => (
          <li key={hash}>
            {said.map((line) => (
              <p key={line} class="user-text">
                {line}
              </p>
            ))}
            <p class="quiet small">{[instant(at), actor].filter(Boolean).join(' · ')}</p>
            {unsaidCuts(view.timeline, hash).length > 0 ? (
              <p class="notice">{c('numbers.held')}</p>
            ) : (
              <div class="actions">
                <Button
                  label={t('timeline.undo', { what: list(said) })}
                  onPress={() => act({ kind: 'corrected', event: hash, note: '' })}
                >
                  {c('numbers.take-back')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
