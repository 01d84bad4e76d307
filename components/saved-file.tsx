// A file on its way out: its bytes are fetched and checked at a press, then a link saves them under their name.

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { FileReference } from '@/lib/model/case-event';
import { Button } from './button';
import { Icon } from './icons';
import { usePort } from './port';
import { Problem } from './problem';
import { useWords } from './words';

interface SavedFileProps {
  file: Pick<FileReference, 'sha256' | 'name'>;
  /** text of the button that fetches the file */
  ask: string;
  /** fetched at once, without a press */
  isAtOnce?: boolean;
  /** called when the link was pressed */
  onSave?: () => void;
  /** where the bytes are not here they may be elsewhere: resolves to empty where they have come, else to why not */
  fetchElsewhere?: () => Promise<string>;
}

export function SavedFile({ file: { sha256, name }, ask, isAtOnce = false, onSave, fetchElsewhere }: SavedFileProps) {
  const { t } = useWords();
  const port = usePort();
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState('');
  // The bytes stay in memory as long as their link is shown, not longer.
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const fetchFile = useCallback(async () => {
    const open = async () => setUrl(URL.createObjectURL(await port.openArtefact(sha256)));
    setProblem('');
    try {
      await open();
    } catch {
      const why = await fetchElsewhere?.().catch(() => undefined);
      if (why === '') await open().catch(() => setProblem(t('pack.artefact-gone')));
      else setProblem(why ?? t('pack.artefact-gone'));
    }
  }, [port, sha256, fetchElsewhere, t]);
  useEffect(() => {
    if (isAtOnce) void fetchFile();
  }, [fetchFile, isAtOnce]);
  return (
    <div class="saved-file">
      {url !== '' ? (
        <a class={`button ${isAtOnce ? 'primary' : 'plain'}`} href={url} download={name} onClick={() => onSave?.()}>
          <Icon name="save" />
          <span class="save-words">
            {t('pack.save')} <bdi class="save-name">{name}</bdi>
          </span>
        </a>
      ) : isAtOnce && problem === '' ? (
        <p class="quiet">{t('pack.preparing')}</p>
      ) : (
        <Button look="quiet" onPress={fetchFile}>
          {ask}
        </Button>
      )}
      <Problem text={problem} />
    </div>
  );
}
