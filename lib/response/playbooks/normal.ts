// It was in order: close, and let detection learn from it.
import type { Playbook } from '../playbook';

export const normal: Playbook = {
  id: 'normal',
  checkedOn: '2026-11-24',
  sources: ['source.practice'],
  steps: [
    {
      id: 'normal.close',
      row: 'S4',
      interaction: 'close',
      title: 'normal.close.title',
      why: 'normal.close.why',
      how: ['normal.close.how.1'],
    },
  ],
  documents: [],
  deadlines: [],
};
