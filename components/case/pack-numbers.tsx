// What a pack was stopped for: numbers that look like a card's. The user says of each what it is; then the pack is built.

import { useState } from 'preact/hooks';
import { numberAnswers } from '@/lib/model/case-event';
import type { NumberAsked, PackJob } from '@/lib/model/pack-job';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { Choices } from '../choices';
import { useCustodyWords } from '../custody-words';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { useWords } from '../words';

type Answer = (typeof numberAnswers)[number];

export function PackNumbers({ job, onSettled }: { job: PackJob; onSettled: () => Promise<void> }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const asked = job.numbers ?? [];
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const settle = async (given: Record<string, Answer>) => {
    setProblem('');
    setBusy(true);
    try {
      await askPatiently(port, 'pack.settle', {
        request: port.newRequestId(),
        jobId: job.jobId,
        answers: asked.flatMap(({ digest }) => (given[digest] ? [{ digest, answer: given[digest] }] : [])),
      });
      await onSettled();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
    setBusy(false);
  };
  const all = (answer: Answer) => Object.fromEntries(asked.map(({ digest }) => [digest, answer]));
  const isComplete = asked.every(({ digest }) => answers[digest] !== undefined);
  return (
    <section class="form" aria-label={c('numbers.heading')} data-numbers={asked.length}>
      <p>
        <strong>{c('numbers.heading')}</strong>
      </p>
      <p>{c('numbers.why')}</p>
      {asked.map((number) => (
        <Choices
          key={number.digest}
          legend={c('numbers.one', { shown: number.shown })}
          value={answers[number.digest] ?? ''}
          onChoose={(answer) => setAnswers({ ...answers, [number.digest]: answer })}
          choices={numberAnswers.map((value) => ({
            value,
            text: c(`numbers.${value}`),
            details: <Details number={number} answer={value} />,
          }))}
        />
      ))}
      <div class="actions">
        <Button look="primary" onPress={() => settle(answers)} isDisabled={!isComplete || isBusy}>
          {c('numbers.go-on')}
        </Button>
        {asked.length > 1 && (
          <Button onPress={() => settle(all('order-number'))} isDisabled={isBusy}>
            {c('numbers.all')}
          </Button>
        )}
      </div>
      <Problem text={problem} />
    </section>
  );
}

/** Where it stands, and what becomes of it. */
function Details({ number: { where, isNamed, canCut }, answer }: { number: NumberAsked; answer: Answer }) {
  const c = useCustodyWords();
  if (answer === 'card-number') return <span>{c(canCut ? 'numbers.cut' : 'numbers.left-out', { where })}</span>;
  return <span>{c(isNamed ? 'numbers.named' : 'numbers.where', { where })}</span>;
}
