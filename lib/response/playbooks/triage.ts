// Before the outcome is known: keep what the page shows, confirm the facts, look for the voucher and for more of the kind, decide.
import type { Playbook } from '../playbook';

export const triage: Playbook = {
  id: 'triage',
  checkedOn: '2026-11-24',
  sources: ['source.practice', 'source.electronic-data'],
  steps: [
    {
      id: 'capture',
      row: 'S6',
      interaction: 'capture',
      title: 'triage.capture.title',
      why: 'triage.capture.why',
      how: ['triage.capture.how.1', 'triage.capture.how.2'],
    },
    {
      id: 'confirm-facts',
      row: 'S1',
      interaction: 'confirm-facts',
      title: 'triage.facts.title',
      why: 'triage.facts.why',
      how: ['triage.facts.how.1'],
    },
    {
      id: 'check-vouchers',
      row: 'S2',
      interaction: 'check-vouchers',
      title: 'triage.vouchers.title',
      why: 'triage.vouchers.why',
      how: ['triage.vouchers.how.1', 'triage.vouchers.how.2'],
    },
    {
      id: 'look-around',
      row: 'S13',
      interaction: 'do',
      title: 'triage.around.title',
      why: 'triage.around.why',
      how: ['triage.around.how.1', 'triage.around.how.2'],
      isOptional: true,
    },
    {
      id: 'classify',
      row: 'S3',
      interaction: 'classify',
      title: 'triage.classify.title',
      why: 'triage.classify.why',
      how: [],
    },
  ],
  documents: [],
  deadlines: [],
};
