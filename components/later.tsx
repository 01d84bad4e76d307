// A part of a view that is loaded when it is first shown, so that the first paint need not wait for its code.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './words';

/** Imports a component; the same function each time. */
export type Load<P extends object> = () => Promise<ComponentType<P>>;

const loaded = new WeakMap<object, unknown>();

export function Later<P extends object>({ load, ...rest }: { load: Load<P> } & P) {
  const { t } = useWords();
  const [Part, setPart] = useState(() => loaded.get(load) as ComponentType<P> | undefined);
  useEffect(() => {
    if (Part) return;
    void load().then((part) => {
      loaded.set(load, part);
      setPart(() => part);
    });
  }, [Part, load]);
  return Part ? <Part {...(rest as unknown as P)} /> : <p class="quiet waiting">{t('loading')}</p>;
}
