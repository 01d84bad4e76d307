// A part that is folded away until it is wanted; its heading keeps its place in the page's outline.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from './icons';

export interface FoldProps {
  title: string;
  /** a few words beside the title: how many, how far */
  beside?: string;
  icon?: IconName;
  level?: 2 | 3 | 4;
  isOpen?: boolean;
  /** what is in it is made only once it is opened */
  isLazy?: boolean;
  children: ComponentChildren;
}

export function Fold({ title, beside, icon, level = 2, isOpen = false, isLazy = false, children }: FoldProps) {
  const [wasOpen, setWasOpen] = useState(isOpen || !isLazy);
  const Heading = `h${level}` as const;
  return (
    <details class="fold" open={isOpen} onToggle={(event) => event.currentTarget.open && setWasOpen(true)}>
      <summary>
        {icon && <Icon name={icon} />}
        <Heading>{title}</Heading>
        {beside && <span class="quiet beside">{beside}</span>}
        <span class="chevron" aria-hidden="true" />
      </summary>
      <div class="fold-body">{wasOpen && children}</div>
    </details>
  );
}
