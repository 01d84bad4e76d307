// Text in progress that outlives the window: every form field keeps what was typed until it is handed over.
import { useCallback, useState } from 'preact/hooks';
import { usePort } from './port';

export interface Draft {
  value: string;
  set: (value: string) => void;
  /** back to the initial value, nothing kept */
  clear: () => void;
}

/** A field's draft. @param key unique among all fields: case, step and field, joined by `/` */
export function useDraft(key: string, initial = ''): Draft {
  const { drafts } = usePort();
  const [state, setState] = useState({ key, value: drafts.read(key) || initial });
  // The same form shown for another case or step begins with that one's draft.
  const value = state.key === key ? state.value : drafts.read(key) || initial;
  const set = useCallback(
    (next: string) => {
      setState({ key, value: next });
      drafts.write(key, next === initial ? '' : next);
    },
    [drafts, key, initial],
  );
  const clear = useCallback(() => {
    setState({ key, value: initial });
    drafts.write(key, '');
  }, [drafts, key, initial]);
  return { value, set, clear };
}
