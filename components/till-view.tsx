// Till against portal, on a page of its own: the import with the comparison's sums, and what only a person can settle.
import { TillImport } from './till-import';
import { useWords } from './words';

export function TillView() {
  const { t } = useWords();
  return (
    <>
      <h1>{t('till-view.heading')}</h1>
      <p class="quiet">{t('till-view.why')}</p>
      <section class="card" aria-label={t('till.heading')}>
        <h2>{t('till.heading')}</h2>
        <TillImport />
      </section>
    </>
  );
}
