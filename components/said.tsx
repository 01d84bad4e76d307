// What was just done, said once to everyone: shown at the foot of the view and announced; with a way to take it back.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Button } from './button';
import { Icon } from './icons';
import { useWords } from './words';

export interface Saying {
  text: string;
  tone: 'done' | 'trouble';
  /** takes back what the text tells of */
  onUndo?: () => Promise<unknown>;
}

const SayContext = createContext<(saying: Saying | null) => void>(() => undefined);
export const SayProvider = SayContext.Provider;

/** Says something at the foot of the view; null says nothing any more. */
export function useSay(): (saying: Saying | null) => void {
  return useContext(SayContext);
}

/** The place where it is said; always present, since a live region must be there before its text. */
export function SaidRegion({ saying, onClose }: { saying: Saying | null; onClose: () => void }) {
  const { t } = useWords();
  const isTrouble = saying?.tone === 'trouble';
  return (
    <div class={`said-region ${saying ? '' : 'is-empty'} ${isTrouble ? 'is-trouble' : ''}`}>
      {saying && <Icon name={isTrouble ? 'trouble' : 'check'} />}
      <p role="status" class="said-text">
        {isTrouble ? '' : (saying?.text ?? '')}
      </p>
      <p role="alert" class="said-text">
        {isTrouble ? saying.text : ''}
      </p>
      {saying?.onUndo && (
        <Button look="quiet" onPress={saying.onUndo}>
          {t('undo')}
        </Button>
      )}
      {saying && (
        <Button look="quiet" label={t('said.close')} onPress={onClose}>
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}
