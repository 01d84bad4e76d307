// The page that checks a pack. The pack is read here and nowhere else: its bytes go to no store and to no other page.
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { PortProvider } from '@/components/port';
import { InLanguage } from '@/components/shell';
import { type Verification, VerifyView } from '@/components/verify-view';
import { useWords } from '@/components/words';
import type { Language } from '@/lib/i18n/say';
import { interfaceLanguage } from '@/lib/platform/runtime';
import { followTab } from '../popup/browser-port';

/** Checks a file and tells how far it is. */
async function check(
  file: File,
  password: string | undefined,
  language: Language,
  tell: (verification: Verification) => void,
): Promise<void> {
  const { name } = file;
  tell({ step: 'busy', name, percent: 0 });
  const [{ Unreadable }, { openZip }, { verifyBag }] = await Promise.all([
    import('@/lib/evidence/bag-source'),
    import('@/lib/evidence/zip-source'),
    import('@/lib/evidence/verify'),
  ]);
  try {
    const report = await verifyBag(await openZip(file, password), {
      progress: (done, total) =>
        tell({ step: 'busy', name, percent: Math.min(99, Math.floor((100 * done) / Math.max(total, 1))) }),
    });
    tell({ step: 'done', name, ...report });
  } catch (error) {
    if (
      error instanceof Unreadable &&
      (error.why === 'verify.why.password' || error.why === 'verify.why.wrong-password')
    )
      tell({ step: 'locked', name, isWrong: error.why === 'verify.why.wrong-password' });
    else {
      // A file that the browser cannot read any more (moved, changed, a broken disk) is as unreadable as one that is no pack.
      const why = error instanceof Unreadable ? error : new Unreadable('verify.why.damaged', name);
      tell({ step: 'unreadable', name, why: why.worded(language) });
    }
  }
}

function VerifyPage() {
  const { language } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [verification, setVerification] = useState<Verification>({ step: 'waiting' });
  return (
    <VerifyView
      verification={verification}
      onFile={(chosen) => {
        setFile(chosen);
        void check(chosen, undefined, language, setVerification);
      }}
      onPassword={(password) => {
        if (file) void check(file, password, language, setVerification);
      }}
    />
  );
}

followTab('page', (port) => {
  render(
    <PortProvider value={port}>
      <InLanguage browserLanguage={interfaceLanguage()}>{() => <VerifyPage />}</InLanguage>
    </PortProvider>,
    document.body,
  );
});
