// How the options keep what was changed: at once, with a word that it was kept or why not.
import type { MessageName, Payload } from '@/lib/messaging/messages';
import type { Settings } from '@/lib/model/settings';
import { askPatiently } from '../asking';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords } from '../words';

/** Orders something of the worker and says that it is kept, in a sentence of its own or `Saved.`, or why it is not. True where it is. */
export function useOrder(): <N extends MessageName>(name: N, payload: Payload<N>, said?: string) => Promise<boolean> {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  return async (name, payload, said = t('settings.saved')) => {
    try {
      await askPatiently(port, name, payload);
      say({ text: said, tone: 'done' });
      return true;
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
      return false;
    }
  };
}

/** Changes settings. */
export function useChange(): (change: Partial<Settings>) => Promise<boolean> {
  const order = useOrder();
  return (change) => order('settings.set', change);
}
