// The signs of the views, drawn as shapes: always beside words, so hidden from assistive technology.
import type { Severity } from '@/lib/model/finding';

const paths = {
  high: 'M12 2.5 22.5 21h-21ZM12 9.5v5M12 17.6v.4',
  medium: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 21 21',
  low: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 11v5M12 7.8v.4',
  check: 'm4.5 12.5 5 5 10-11',
  done: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM8 12.2l3 3 5.2-6',
  open: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  now: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM10 8l4.5 4-4.5 4',
  back: 'M15 5l-7 7 7 7',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM9 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  panel: 'M3.5 5h17v14h-17ZM14.5 5v14',
  shield: 'M12 3l7.5 2.8v5.7c0 4.6-3.1 7.9-7.5 9.5-4.4-1.6-7.5-4.9-7.5-9.5V5.8Z',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  folder: 'M3 6.5h6.5l2 2.5H21v10H3Z',
  trouble: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 7.5v5.5M12 16.2v.4',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12ZM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  look: 'M5 4h14v16l-2.300-1.500L14.300 20 12 18.500 9.700 20l-2.400-1.500L5 20ZM8.500 8.500h7M8.500 12.500h4.500',
  save: 'M12 4v11M7 10.500l5 5 5-5M4.500 20h15',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  phone:
    'M6.500 3.500 9.500 4l1.500 4.500-2 1.700a12 12 0 0 0 4.800 4.800l1.700-2 4.500 1.500.500 3c0 1.500-1 2.500-2.500 2.500C10.500 20 4 13.500 4 6c0-1.500 1-2.500 2.500-2.500Z',
  money: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM8.500 7.500 12 12l3.500-4.500M12 12v5M9 13h6M9 15.500h6',
  note: 'M6 3.500h9l4 4v13H6ZM9 11h7M9 15h7',
  wide: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 7v5.300l3.500 2',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** Sign of a severity. */
export function severityIcon(severity: Severity): IconName {
  return severity;
}
