// Which rules mark rows, how eagerly, and what each would have marked of this shop's own past: tried before it is saved.
import { useState } from 'preact/hooks';
import { type DetectionChoice, presets, type RuleRate, usualChoice } from '@/lib/model/detection-choice';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { CheckField } from '../check-field';
import { ChoiceField } from '../field';
import { Fold } from '../fold';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { SeverityTag } from '../severity-tag';
import { countsDays, ruleName } from '../worded-finding';
import { useWords } from '../words';
import { useDetectionWords } from './detection-words';
import { ThresholdField } from './threshold-field';

export function RuleChoice() {
  const words = useDetectionWords();
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const kept = useAsked('detection.get', {}, ({ changed }) => changed === 'settings');
  const [draft, setDraft] = useState<DetectionChoice | null>(null);
  // What was typed goes with the draft: fields begin anew once it is saved or left.
  const [round, setRound] = useState(0);
  const leave = () => {
    setDraft(null);
    setRound(round + 1);
  };
  const choice = draft ?? kept.value;
  const tried = useAsked('detection.rates', choice, ({ changed }) => changed === 'till');
  const [shown, setShown] = useState(tried.value);
  // While a changed choice is tried, what was shown stays: nothing jumps under the hand.
  if (tried.value && tried.value !== shown) setShown(tried.value);
  const change = (changed: Partial<DetectionChoice>) => choice && setDraft({ ...choice, ...changed });
  const save = async (saved: DetectionChoice) => {
    try {
      await askPatiently(port, 'detection.set', saved);
      await kept.again();
      leave();
      say({ text: words('saved'), tone: 'done' });
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <section class="card" aria-label={words('heading')}>
      <h2>{words('heading')}</h2>
      <p>{words('text')}</p>
      {choice && (
        <ChoiceField
          label={words('preset')}
          hint={words('preset.hint')}
          value={choice.preset}
          onInput={(preset) => change({ preset })}
          choices={presets.map((preset) => ({ value: preset, text: words(`preset.${preset}`) }))}
        />
      )}
      <p class="quiet" role="status">
        {shown === null ? words('trying') : shown.rows === 0 ? words('tried.none') : words('tried', { n: shown.rows })}
      </p>
      {choice && shown && (
        <Fold title={words('one-by-one', { n: shown.rules.length })} level={3}>
          {shown.rules.map((rate) => (
            <RuleFold key={`${rate.rule}/${round}`} rate={rate} choice={choice} rows={shown.rows} onChange={change} />
          ))}
        </Fold>
      )}
      {draft && <p role="status">{words('unsaved')}</p>}
      <div class="actions">
        {draft && (
          <>
            <Button look="primary" onPress={() => save(draft)}>
              {words('save')}
            </Button>
            <Button onPress={leave}>{words('undo')}</Button>
          </>
        )}
        <Button look="quiet" onPress={() => save(usualChoice)}>
          {words('all-usual')}
        </Button>
      </div>
    </section>
  );
}

interface RuleFoldProps {
  rate: RuleRate;
  choice: DetectionChoice;
  rows: number;
  onChange: (changed: Partial<DetectionChoice>) => void;
}

function RuleFold({ rate, choice, rows, onChange }: RuleFoldProps) {
  const words = useDetectionWords();
  const { language, money, wallTime } = useWords();
  const { rule, marked, notable, missing } = rate;
  const isOff = choice.off.includes(rule);
  const told =
    rows === 0
      ? ''
      : missing
        ? words(countsDays(rule) ? 'missing.days' : 'missing.rows', missing)
        : marked === 0
          ? words('rate.none')
          : words('rate', { n: marked, notable });
  const beside = [isOff ? words('rule.off') : '', told].filter(Boolean).join(language === 'en' ? ', ' : '，');
  const setThreshold = (name: string, value: number) =>
    onChange({ parameters: { ...choice.parameters, [rule]: { ...choice.parameters[rule], [name]: value } } });
  return (
    <Fold title={ruleName(rule, language)} beside={beside} level={4}>
      <CheckField
        label={words('rule.on')}
        isChecked={!isOff}
        onChange={(isOn) =>
          onChange({ off: isOn ? choice.off.filter((other) => other !== rule) : [...choice.off, rule] })
        }
      />
      {rate.parameters.length === 0 && <p class="quiet">{words('no-thresholds')}</p>}
      {rate.parameters.map((threshold) => (
        <ThresholdField
          key={threshold.name}
          rule={rule}
          threshold={threshold}
          onChange={(value) => setThreshold(threshold.name, value)}
        />
      ))}
      {rate.examples.length > 0 && (
        <>
          <p class="quiet">{words('examples')}</p>
          <ul class="plain-list">
            {rate.examples.map(({ key, severity, time, amount }) => (
              <li key={key}>
                <SeverityTag severity={severity} />{' '}
                {words('example', {
                  time: time ? wallTime(time) : '–',
                  amount: amount ? money({ ...amount, minor: Math.abs(amount.minor) }) : '–',
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Fold>
  );
}
