// The signs of the severities, drawn as shapes so that no page needs a font or an image of ours.
import type { Severity } from '@/lib/model/finding';

const svg = 'http://www.w3.org/2000/svg';

const shapes: Record<Severity | 'case', readonly { d: string; stroke?: true }[]> = {
  // Triangle with an exclamation mark; magnifier; dot; folder.
  high: [{ d: 'M12 2 23 21H1Z' }, { d: 'M12 9v5.5M12 17.2v.6', stroke: true }],
  medium: [{ d: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 21 21', stroke: true }],
  low: [{ d: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z' }],
  case: [{ d: 'M3 6.5h6.5l2 2.5H21v10H3Z', stroke: true }],
};

/** The sign of a severity, or of a row that already has a case; hidden from assistive technology, since words stand beside it. */
export function drawIcon(document: Document, name: Severity | 'case'): SVGSVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.setAttribute('focusable', 'false');
  const filled = name === 'high' || name === 'low';
  for (const { d, stroke } of shapes[name]) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', d);
    path.setAttribute('fill', stroke ? 'none' : 'currentColor');
    if (stroke) {
      path.setAttribute('stroke', filled ? 'var(--fill, Canvas)' : 'currentColor');
      path.setAttribute('stroke-width', '2.4');
      path.setAttribute('stroke-linecap', 'round');
      path.setAttribute('stroke-linejoin', 'round');
    }
    icon.append(path);
  }
  return icon;
}
