// Deletes all that is kept here, asked once more before. What is said afterwards is left to whoever shows it.
import { useState } from 'preact/hooks';
import { askPatiently } from './asking';
import { Button } from './button';
import { troubleOf, usePort } from './port';
import { useWords } from './words';

/** @param onDeleted all is gone @param onTrouble nothing was deleted; why, in words */
export function DeleteEverything({
  onDeleted,
  onTrouble,
}: {
  onDeleted?: () => void;
  onTrouble: (words: string) => void;
}) {
  const { t } = useWords();
  const port = usePort();
  const [isAsking, setAsking] = useState(false);
  const deleteAll = async () => {
    try {
      await askPatiently(port, 'data.delete-all', {});
      port.drafts.forget('');
      setAsking(false);
      onDeleted?.();
    } catch (error) {
      onTrouble(t(`failed.${troubleOf(error)}`));
    }
  };
  if (!isAsking)
    return (
      <div class="actions">
        <Button look="danger" onPress={() => setAsking(true)}>
          {t('data.delete')}
        </Button>
      </div>
    );
  return (
    <>
      <p role="alert">{t('data.delete.ask')}</p>
      <div class="actions">
        <Button onPress={() => setAsking(false)}>{t('case.delete.no')}</Button>
        <Button look="danger" onPress={deleteAll}>
          {t('data.delete.yes')}
        </Button>
      </div>
    </>
  );
}
