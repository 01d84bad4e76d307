// What was learned from the merchant's verdicts: each thing in words, until when, and a way to remove it.
import type { LearnedItem } from '@/lib/model/learned-item';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { ruleName } from '../worded-finding';
import { useWords } from '../words';
import { useDetectionWords } from './detection-words';

export function LearnedList() {
  const words = useDetectionWords();
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const asked = useAsked('learned.list', {}, ({ changed }) => changed === 'learned');
  const items = asked.value ?? [];
  const remove = async (id: string) => {
    try {
      await askPatiently(port, 'learned.remove', { id });
      say({ text: words('learned.removed'), tone: 'done' });
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
    await asked.again();
  };
  return (
    <section class="card" aria-label={words('learned.heading')}>
      <h2>{words('learned.heading')}</h2>
      <p class="quiet">{words('learned.text')}</p>
      {asked.value && items.length === 0 && <p>{words('learned.none')}</p>}
      <ul class="entries">
        {items.map((item) => (
          <Item key={item.id} item={item} onRemove={() => remove(item.id)} />
        ))}
      </ul>
    </section>
  );
}

function Item({ item, onRemove }: { item: LearnedItem; onRemove: () => Promise<void> }) {
  const words = useDetectionWords();
  const { language, instant } = useWords();
  const { kind, rule, values, until } = item;
  const known = { amount: '–', time: '–', card: '–', terminal: '–', ...values };
  const about = 'card' in values ? 'card' : 'terminal' in values ? 'terminal' : 'row';
  const text = words(kind === 'fine' ? `learned.fine.${until === null ? 'row' : about}` : `learned.${kind}`, {
    ...known,
    ...(rule === null ? {} : { rule: ruleName(rule, language) }),
  });
  return (
    <li>
      <p>
        <bdi>{text}</bdi>
        {until !== null && <span class="quiet"> {words('learned.until', { date: instant(until) })}</span>}
      </p>
      <div class="actions">
        <Button look="quiet" label={words('learned.remove.named', { what: text })} onPress={onRemove}>
          {words('learned.remove')}
        </Button>
      </div>
    </li>
  );
}
