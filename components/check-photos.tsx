// Photos of a device on inspection: kept as artefacts at once, part of the check once that is kept.

import { useState } from 'preact/hooks';
import { FileReference } from '@/lib/model/case-event';
import { Button } from './button';
import { safeFileName, sizeText } from './case/file-names';
import type { Draft } from './drafts';
import { FileDrop } from './file-drop';
import { troubleOf, usePort } from './port';
import { Problem } from './problem';
import { useWords } from './words';

const limitMb = 25;

/** Photos that a draft holds; none where it holds anything else. */
export function photosIn({ value }: Draft): FileReference[] {
  if (value === '') return [];
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) ? read.filter((one): one is FileReference => FileReference.safeParse(one).success) : [];
  } catch {
    return [];
  }
}

export function CheckPhotos({ draft }: { draft: Draft }) {
  const { t, o, language } = useWords();
  const port = usePort();
  const [problem, setProblem] = useState('');
  const photos = photosIn(draft);
  const set = (kept: readonly FileReference[]) => draft.set(kept.length === 0 ? '' : JSON.stringify(kept));
  const take = async (files: File[]) => {
    setProblem('');
    const taken = [...photos];
    try {
      for (const file of files) {
        if (file.size > limitMb * 1024 * 1024) {
          setProblem(o('photo.too-large', { name: file.name, limit: limitMb }));
          continue;
        }
        const { sha256, bytes } = await port.putArtefact(file);
        const name = safeFileName(file.name, sha256);
        if (taken.length < 20 && !taken.some((one) => one.sha256 === sha256))
          taken.push({
            sha256,
            bytes,
            name,
            mime: file.type.slice(0, 200) || 'image/jpeg',
            title: file.name.slice(-200),
          });
      }
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
    set(taken);
  };
  return (
    <section aria-label={o('photo.add')}>
      <FileDrop
        name="check-photo"
        accept="image/*"
        isMultiple
        invitation={o('photo.drop')}
        button={o('photo.add')}
        onFiles={(files) => void take(files)}
      />
      <Problem text={problem} />
      <ul class="plain-list">
        {photos.map((photo) => (
          <li key={photo.sha256}>
            <bdi>{photo.title}</bdi> <span class="quiet">{sizeText(photo.bytes, language)}</span>{' '}
            <Button
              look="quiet"
              label={o('photo.remove', { name: photo.title })}
              onPress={() => set(photos.filter((other) => other !== photo))}
            >
              {o('delete')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
