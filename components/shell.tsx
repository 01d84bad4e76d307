// What every view of ours stands in: its language, the line at the top, the content, and what was just said.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Language, languageFor } from '@/lib/i18n/say';
import type { Settings } from '@/lib/model/settings';
import { useAsked } from './asking';
import { usePort } from './port';
import { SaidRegion, type Saying, SayProvider } from './said';
import { useWords, WordsProvider } from './words';

const languageDraft = 'language';

/**
 * The language that the user chose, else the browser's, and the settings once they are known.
 * @param browserLanguage language of the browser, as a tag
 */
export function InLanguage(props: {
  browserLanguage: string;
  children: (settings: Settings | null) => ComponentChildren;
}) {
  const { drafts } = usePort();
  const settings = useAsked('settings.get', {}, ({ changed }) => changed === 'settings');
  const edits = useAsked('playbook.edits', {}, ({ changed }) => changed === 'shop');
  const stored = settings.value?.language;
  const chosen = stored ?? drafts.read(languageDraft);
  const language: Language = chosen === 'zh-CN' || chosen === 'en' ? chosen : languageFor(props.browserLanguage);
  useEffect(() => {
    // Known before the worker answers the next time: the first paint is in the right language.
    if (stored !== undefined) drafts.write(languageDraft, stored);
  }, [drafts, stored]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <WordsProvider language={language} {...(edits.value && { edits: edits.value })}>
      {props.children(settings.value)}
    </WordsProvider>
  );
}

export interface ShellProps {
  /** the line at the top */
  top: ComponentChildren;
  /** what kind of view it is, by which scripts find it */
  view: string;
  /** changes when one view takes another's place: the content then takes the focus */
  place: string;
  /** as wide as the window, for tables and two columns */
  isWide?: boolean;
  /** title of the view, for the tab */
  title?: string;
  children: ComponentChildren;
}

export function Shell({ top, view, place, isWide = false, title, children }: ShellProps) {
  const { t } = useWords();
  const [saying, setSaying] = useState<Saying | null>(null);
  const main = useRef<HTMLElement>(null);
  const placeBefore = useRef(place);
  useEffect(() => {
    document.title = title === undefined ? t('name') : `${title} · ${t('name')}`;
  }, [t, title]);
  useEffect(() => {
    if (placeBefore.current === place) return;
    placeBefore.current = place;
    setSaying(null);
    main.current?.focus();
    globalThis.scrollTo(0, 0);
  }, [place]);
  return (
    <SayProvider value={setSaying}>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <header class="top">{top}</header>
      <main id="content" ref={main} tabIndex={-1} data-view={view} class={isWide ? 'is-wide' : ''}>
        {children}
      </main>
      <SaidRegion saying={saying} onClose={() => setSaying(null)} />
    </SayProvider>
  );
}
