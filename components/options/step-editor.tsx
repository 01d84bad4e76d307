// One step of a playbook in the merchant's own words: text, why, how, numbers, left out or not; and back to ours.
import { useState } from 'preact/hooks';
import type { PlaybookEdits } from '@/lib/model/playbook-edits';
import { isAlwaysKept, wordStep } from '@/lib/response/overlay';
import { printNumbers, readNumbers } from '@/lib/response/own-numbers';
import type { Step } from '@/lib/response/playbook';
import { Button } from '../button';
import { TextField } from '../field';
import { useWords } from '../words';
import { useOrder } from './change';

/** What is to be done, a line each, as many and as long as a step may have. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.trim().slice(0, 400) || [])
    .slice(0, 20);
}

/** @param step as our playbook has it, or a step of the merchant's own, laid over already */
export function StepEditor({ step }: { step: Step }) {
  const { t, o, language, edits } = useWords();
  const order = useOrder();
  const edit = edits.steps.find((one) => one.step === step.id);
  const own = edits.added.find(({ id }) => id === step.id);
  const { own: _, ...bare } = step;
  const ours = wordStep(bare, language);
  const [title, setTitle] = useState(own?.title ?? edit?.title ?? ours.title);
  const [why, setWhy] = useState(own?.why ?? edit?.why ?? ours.why);
  const [how, setHow] = useState((own?.how ?? edit?.how ?? ours.how).join('\n'));
  const [numbers, setNumbers] = useState(printNumbers(own?.numbers ?? edit?.numbers ?? []));
  const [problem, setProblem] = useState('');
  const keep = (changed: PlaybookEdits, said: string) => order('playbook.edit', changed, said);
  const others = edits.steps.filter((one) => one.step !== step.id);
  const save = async () => {
    const read = readNumbers(numbers);
    if ('line' in read) return setProblem(o('step.numbers.problem', { line: read.line }));
    setProblem('');
    const lines = linesOf(how);
    if (own) {
      const changed = { ...own, title: title.trim(), why: why.trim(), how: lines, numbers: read.numbers };
      await keep({ ...edits, added: edits.added.map((one) => (one === own ? changed : one)) }, o('step.kept'));
      return;
    }
    const isOther = (text: string, before: string) => text.trim() !== '' && text.trim() !== before;
    const changed = {
      step: step.id,
      ...(edit?.isHidden ? { isHidden: true } : {}),
      ...(isOther(title, ours.title) ? { title: title.trim() } : {}),
      ...(isOther(why, ours.why) ? { why: why.trim() } : {}),
      ...(lines.join('\n') === ours.how.join('\n') ? {} : { how: lines }),
      ...(read.numbers.length === 0 ? {} : { numbers: read.numbers }),
    };
    const isNothing = Object.keys(changed).length === 1;
    await keep({ ...edits, steps: isNothing ? others : [...others, changed] }, o('step.kept'));
  };
  const hide = (isHidden: boolean) => {
    const { isHidden: _before, ...rest } = edit ?? { step: step.id };
    const changed = isHidden ? { ...rest, isHidden } : rest;
    const isNothing = Object.keys(changed).length === 1;
    return keep({ ...edits, steps: isNothing ? others : [...others, changed] }, o('step.kept'));
  };
  const reset = async () => {
    if (!(await keep({ ...edits, steps: others }, o('step.was-reset')))) return;
    setTitle(ours.title);
    setWhy(ours.why);
    setHow(ours.how.join('\n'));
    setNumbers('');
  };
  const remove = () => keep({ ...edits, added: edits.added.filter((one) => one !== own) }, o('step.kept'));
  return (
    <div class="form">
      {/* as long as a line may be, it is seen whole in a narrow window too */}
      <TextField
        label={o('step.title')}
        value={title}
        onInput={(text) => setTitle(text.replaceAll('\n', ' '))}
        maxLength={400}
        rows={2}
      />
      <TextField label={o('step.why')} value={why} onInput={setWhy} maxLength={400} rows={2} />
      <TextField label={o('step.how')} value={how} onInput={setHow} rows={5} />
      <TextField
        label={o('step.numbers')}
        hint={o('step.numbers.hint')}
        value={numbers}
        onInput={setNumbers}
        rows={2}
        {...(problem !== '' && { problem })}
      />
      <div class="actions">
        <Button onPress={save} isDisabled={title.trim() === ''}>
          {t('save')}
        </Button>
        {own ? (
          <Button look="danger" onPress={remove}>
            {o('step.remove')}
          </Button>
        ) : (
          !isAlwaysKept(step) && (
            <Button look="quiet" onPress={() => hide(!edit?.isHidden)}>
              {o(edit?.isHidden ? 'step.show' : 'step.hide')}
            </Button>
          )
        )}
        {edit && (
          <Button look="quiet" onPress={reset}>
            {o('step.reset')}
          </Button>
        )}
      </div>
    </div>
  );
}
