// A slip of the hand: provider or bank at once, explain, papers, and watch until the correction shows up.
import type { Playbook } from '../playbook';

export const misOperation: Playbook = {
  id: 'mis-operation',
  checkedOn: '2026-11-23',
  sources: ['Merchant response to unknown charges, rows S5, S7, S8, S10'],
  steps: [
    {
      id: 'slip.same-day-void',
      row: 'S5',
      interaction: 'do',
      title: 'slip.void.title',
      why: 'slip.void.why',
      how: ['slip.void.how.1', 'slip.void.how.2'],
      isOptional: true,
    },
    {
      id: 'slip.call-provider',
      row: 'S7',
      interaction: 'call',
      party: 'acquirer',
      title: 'slip.call.title',
      why: 'slip.call.why',
      how: ['slip.call.how.1', 'slip.call.how.2', 'slip.call.how.3'],
    },
    {
      id: 'slip.documents',
      row: 'S8',
      interaction: 'document',
      title: 'slip.documents.title',
      why: 'slip.documents.why',
      how: ['slip.documents.how.1', 'slip.documents.how.2', 'slip.documents.how.3'],
    },
    {
      id: 'slip.export',
      row: 'S8',
      interaction: 'export',
      title: 'slip.export.title',
      why: 'slip.export.why',
      how: [],
    },
    {
      id: 'slip.follow',
      row: 'S10',
      interaction: 'do',
      title: 'slip.follow.title',
      why: 'slip.follow.why',
      how: ['slip.follow.how.1', 'slip.follow.how.2'],
    },
    {
      id: 'slip.close',
      row: 'S10',
      interaction: 'close',
      title: 'slip.close.title',
      why: 'slip.close.why',
      how: ['slip.close.how.1'],
    },
  ],
};
