// First run: three short steps, above the page itself, so that the first useful thing is one press away.
import { Button } from './button';
import { useWords } from './words';

export function Welcome({ onBegin }: { onBegin: () => Promise<unknown> }) {
  const { t } = useWords();
  return (
    <section class="welcome" aria-labelledby="welcome-heading">
      <h2 id="welcome-heading">{t('welcome.heading')}</h2>
      <ol>
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>
            <strong>{t(`welcome.${step}.title`)}</strong>
            <p>{t(`welcome.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <div class="actions">
        <Button onPress={onBegin}>{t('welcome.start')}</Button>
      </div>
    </section>
  );
}
