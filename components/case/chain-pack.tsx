// A pack of a chain's case: where another computer built it, it is fetched from the chain at the same press that makes it ready here.
import { useCallback } from 'preact/hooks';
import type { FileReference } from '@/lib/model/case-event';
import { askPatiently } from '../asking';
import { useChainWords } from '../chain-words';
import { troubleOf, usePort } from '../port';
import { SavedFile } from '../saved-file';
import { useWords } from '../words';

export function ChainPack({ caseId, file, ask }: { caseId: string; file: FileReference; ask: string }) {
  const c = useChainWords();
  const { t } = useWords();
  const port = usePort();
  const { sha256 } = file;
  const fetchElsewhere = useCallback(async () => {
    try {
      const { is } = await askPatiently(port, 'chain.pack', { caseId, sha256 });
      if (is === 'here') return '';
      return is === 'no-pack' ? t('pack.artefact-gone') : c(`pack.${is}`);
    } catch (error) {
      return t(`failed.${troubleOf(error)}`);
    }
  }, [port, c, t, caseId, sha256]);
  return <SavedFile file={file} ask={ask} fetchElsewhere={fetchElsewhere} />;
}
