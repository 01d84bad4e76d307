// How a page is captured: what the user chose last stays chosen.
import { useState } from 'preact/hooks';
import { CheckField } from '../check-field';
import { useCustodyWords } from '../custody-words';
import { type Draft, useDraft } from '../drafts';
import { Fold } from '../fold';
import { usePort } from '../port';

export interface CaptureOptions {
  whole: Draft;
  others: Draft;
  mhtml: Draft;
  clock: Draft;
}

/** What is chosen, kept from one capture to the next. */
export function useCaptureOptions(): CaptureOptions {
  return {
    whole: useDraft('capture/whole'),
    others: useDraft('capture/others'),
    mhtml: useDraft('capture/mhtml'),
    clock: useDraft('capture/clock'),
  };
}

/** The part of an order that the options make up. */
export function orderedWith({ whole, others, mhtml, clock }: CaptureOptions) {
  const isOn = ({ value }: Draft) => value === 'yes';
  return {
    isWhole: isOn(whole),
    coversOthers: isOn(others),
    withMhtml: isOn(mhtml) && !isOn(others),
    checksClock: isOn(clock),
  };
}

export function CaptureOptionsForm({ options: { whole, others, mhtml, clock } }: { options: CaptureOptions }) {
  const c = useCustodyWords();
  const { requestPageCopies } = usePort();
  const [isRefused, setRefused] = useState(false);
  const isPlain = [whole, others, mhtml, clock].every(({ value }) => value !== 'yes');
  const tick = (draft: Draft) => (isChecked: boolean) => draft.set(isChecked ? 'yes' : '');
  const askForCopies = async (isChecked: boolean) => {
    setRefused(false);
    if (!isChecked || !requestPageCopies) {
      mhtml.set('');
      return;
    }
    // Straight from the click: the browser asks nothing otherwise.
    const isGiven = await requestPageCopies().catch(() => false);
    mhtml.set(isGiven ? 'yes' : '');
    setRefused(!isGiven);
  };
  return (
    <Fold title={c('capture.how')} level={3} beside={isPlain ? '' : c('capture.how.changed')}>
      <fieldset class="check-list is-bare">
        <legend class="visually-hidden">{c('capture.how')}</legend>
        <CheckField
          label={c('capture.whole')}
          hint={c('capture.whole.hint')}
          isChecked={whole.value === 'yes'}
          onChange={tick(whole)}
        />
        <CheckField
          label={c('capture.others')}
          hint={c('capture.others.hint')}
          isChecked={others.value === 'yes'}
          onChange={tick(others)}
        />
        {requestPageCopies && (
          <CheckField
            label={c('capture.mhtml')}
            hint={c('capture.mhtml.hint')}
            isChecked={mhtml.value === 'yes' && others.value !== 'yes'}
            isDisabled={others.value === 'yes'}
            onChange={(isChecked) => void askForCopies(isChecked)}
          />
        )}
        {isRefused && <p role="alert">{c('capture.mhtml.refused')}</p>}
        <CheckField
          label={c('capture.clock')}
          hint={c('capture.clock.hint')}
          isChecked={clock.value === 'yes'}
          onChange={tick(clock)}
        />
      </fieldset>
    </Fold>
  );
}
