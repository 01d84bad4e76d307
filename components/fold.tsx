// A part that is folded away until it is wanted; its heading keeps its place in the page's outline.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';

export interface FoldProps {
  title: string;
  /** a few words beside the title: how many, how far */
  beside?: string;
  icon?: IconName;
  level?: 2 | 3;
  isOpen?: boolean;
  children: ComponentChildren;
}

export function Fold({ title, beside, icon, level = 2, isOpen = false, children }: FoldProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <details class="fold" open={isOpen}>
      <summary>
        {icon && <Icon name={icon} />}
        <Heading>{title}</Heading>
        {beside && <span class="quiet beside">{beside}</span>}
        <span class="chevron" aria-hidden="true" />
      </summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
