// A user's file as the case keeps it: its own name for the eyes, a safe one for folders and zip files.

/** `photo of slip (2).JPG` → `photo-of-slip-2.jpg`; a name without such letters becomes `file-` and its fingerprint's start. */
export function safeFileName(title: string, sha256: string): string {
  const dot = title.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [title.slice(0, dot), title.slice(dot + 1)] : [title, ''];
  const clean = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const safeEnding = clean(ending).toLowerCase().slice(0, 10);
  const safeStem = clean(stem).slice(0, 60) || `file-${sha256.slice(0, 8)}`;
  return safeEnding === '' ? safeStem : `${safeStem}.${safeEnding}`;
}

/** `1.2 MB`: bytes as people read them. */
export function sizeText(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** step);
}
