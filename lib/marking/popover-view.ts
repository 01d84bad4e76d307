// The popover's content: why the row is marked, how sure that is, what else it could be, what to do. Text stays text.
import { marking } from '@/lib/i18n/marking';
import { type Language, say } from '@/lib/i18n/say';
import type { Explanation } from './explain';
import { drawIcon } from './icons';
import type { Tone } from './tone';

export interface PopoverActs {
  /** opens a case for the row */
  openCase(event: MouseEvent): void;
  /** notes that the row is fine, or wrong; left out where nothing can be noted */
  judge?(event: MouseEvent, verdict: 'fine' | 'wrong' | 'take-back'): void;
  /** goes to a related row */
  showRelated(key: string): void;
  close(): void;
}

export interface PopoverView {
  node: HTMLElement;
  /** says a sentence below the buttons, to all who can read or hear */
  tell(text: string): void;
  /** shows what was said of the row, and how to take it back */
  setJudged(verdict: 'fine' | 'wrong' | 'take-back'): void;
  /** takes the button away once a case is open */
  setCase(caseId: string): void;
}

let count = 0;

/** Builds the popover for one explained row. */
export function drawPopover(
  document: Document,
  explanation: Explanation,
  caseId: string | null,
  language: Language,
  tone: Tone,
  acts: PopoverActs,
): PopoverView {
  const words = (
    key: Parameters<typeof say<keyof typeof marking.en>>[2],
    values: Record<string, string | number> = {},
  ) => say(marking, language, key, values);
  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    className: string,
    text = '',
  ): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    if (className !== '') element.className = className;
    element.textContent = text;
    return element;
  };
  const button = (className: string, text: string, act: (event: MouseEvent) => void) => {
    const element = make('button', className, text);
    element.type = 'button';
    // Only a person's own press counts; a page that could reach in could still not press.
    element.addEventListener('click', (event) => {
      if (event.isTrusted && element.getAttribute('aria-disabled') !== 'true') act(event);
    });
    return element;
  };

  const node = make('div', `why ${tone}`);
  node.id = `why-${++count}`;
  node.lang = language;
  node.dir = 'ltr';
  node.tabIndex = -1;
  node.setAttribute('role', 'dialog');
  const title = make('h2', '');
  title.id = `${node.id}-title`;
  title.append(drawIcon(document, explanation.severity), words(`title.${explanation.severity}`));
  node.setAttribute('aria-labelledby', title.id);
  node.append(title);

  explanation.reasons.forEach(({ why, innocent, next }) => {
    const reason = make('div', 'reason');
    reason.append(make('p', 'lead', why));
    if (innocent !== '') reason.append(make('p', 'quiet', words('innocent', { text: innocent })));
    if (next !== '') reason.append(make('p', '', words('next', { text: next })));
    node.append(reason);
  });
  const sure = make('p', 'quiet', words(`sure.${explanation.severity}`));
  title.after(sure);

  const actsRow = make('div', 'acts');
  const openButton = button('first', words('open-case'), acts.openCase);
  if (caseId === null) actsRow.append(openButton);
  const { related } = explanation;
  const judging = make('div', 'acts');
  const offer = (verdicts: readonly ('fine' | 'wrong' | 'take-back')[]) => {
    judging.replaceChildren(
      ...verdicts.map((verdict) => button('', words(verdict), (event) => acts.judge?.(event, verdict))),
    );
  };
  if (acts.judge) offer(['fine', 'wrong']);
  related.slice(0, 5).forEach((key, i) => {
    const text = related.length === 1 ? words('related.one') : words('related.many', { n: i + 1 });
    actsRow.append(button('', text, () => acts.showRelated(key)));
  });
  actsRow.append(button('', words('close'), () => acts.close()));
  const said = make('p', 'said', caseId === null ? '' : words('in-case', { id: caseId }));
  said.setAttribute('role', 'status');
  const foot = make('div', 'foot');
  foot.append(actsRow, ...(acts.judge ? [judging] : []));
  node.append(foot, said);

  return {
    node,
    tell(text) {
      said.textContent = text;
    },
    setJudged(verdict) {
      const hadFocus = judging.contains((node.getRootNode() as ShadowRoot).activeElement);
      offer(verdict === 'take-back' ? ['fine', 'wrong'] : ['take-back']);
      if (hadFocus) node.focus({ preventScroll: true });
      said.textContent = words(verdict === 'take-back' ? 'taken-back' : `judged.${verdict}`);
    },
    setCase(id) {
      if (node.contains(openButton)) {
        const hadFocus = (node.getRootNode() as ShadowRoot).activeElement === openButton;
        openButton.remove();
        if (hadFocus) node.focus({ preventScroll: true });
      }
      said.textContent = words('opened', { id });
    },
  };
}
