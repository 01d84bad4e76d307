// A file on its way out: its bytes are fetched and checked at a press, then a link saves them under their name.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { FileReference } from '@/lib/model/case-event';
import { Button } from './button';
import { Icon } from './icons';
import { usePort } from './port';
import { useWords } from './words';

interface SavedFileProps {
  file: Pick<FileReference, 'sha256' | 'name'>;
  /** text of the button that fetches the file */
  ask: string;
  /** fetched at once, without a press */
  isAtOnce?: boolean;
  /** called when the link was pressed */
  onSave?: () => void;
}

export function SavedFile({ file: { sha256, name }, ask, isAtOnce = false, onSave }: SavedFileProps) {
  const { t } = useWords();
  const port = usePort();
  const [url, setUrl] = useState('');
  const [isGone, setGone] = useState(false);
  // The bytes stay in memory as long as their link is shown, not longer.
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const fetchFile = useCallback(async () => {
    setGone(false);
    try {
      setUrl(URL.createObjectURL(await port.openArtefact(sha256)));
    } catch {
      setGone(true);
    }
  }, [port, sha256]);
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
      ) : isAtOnce && !isGone ? (
        <p class="quiet">{t('pack.preparing')}</p>
      ) : (
        <Button look="quiet" onPress={fetchFile}>
          {ask}
        </Button>
      )}
      {isGone && (
        <p class="problem" role="alert">
          {t('pack.artefact-gone')}
        </p>
      )}
    </div>
  );
}
