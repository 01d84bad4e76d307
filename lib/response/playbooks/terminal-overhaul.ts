// After a POS system was broken into: every terminal out, renewed, checked in again, before the shop goes on as before.
import type { Playbook, Step } from '../playbook';

const step = (id: string, row: Step['row'], rest: Pick<Step, 'title' | 'why' | 'how'> & Partial<Step>): Step => ({
  id: `overhaul.${id}`,
  row,
  interaction: 'do',
  ...rest,
});

export const terminalOverhaul: Playbook = {
  id: 'terminal-overhaul',
  checkedOn: '2026-11-24',
  sources: ['source.practice', 'source.pci'],
  steps: [
    step('out-of-service', 'S11', {
      title: 'overhaul.out.title',
      why: 'overhaul.out.why',
      how: ['overhaul.out.how.1', 'overhaul.out.how.2'],
    }),
    step('renew', 'S11', {
      party: 'provider',
      title: 'overhaul.renew.title',
      why: 'overhaul.renew.why',
      how: ['overhaul.renew.how.1', 'overhaul.renew.how.2', 'overhaul.renew.how.3'],
    }),
    step('access', 'S12', {
      title: 'overhaul.access.title',
      why: 'overhaul.access.why',
      how: ['overhaul.access.how.1', 'overhaul.access.how.2', 'overhaul.access.how.3'],
    }),
    step('network', 'S17', {
      title: 'overhaul.network.title',
      why: 'overhaul.network.why',
      how: ['overhaul.network.how.1', 'overhaul.network.how.2'],
      isOptional: true,
    }),
    step('list', 'S11', {
      title: 'overhaul.list.title',
      why: 'overhaul.list.why',
      how: ['overhaul.list.how.1', 'overhaul.list.how.2'],
    }),
    step('trial', 'S11', {
      title: 'overhaul.trial.title',
      why: 'overhaul.trial.why',
      how: ['overhaul.trial.how.1', 'overhaul.trial.how.2'],
    }),
    step('promise', 'S17', {
      party: 'provider',
      interaction: 'document',
      title: 'overhaul.promise.title',
      why: 'overhaul.promise.why',
      how: ['overhaul.promise.how.1'],
    }),
    step('training', 'S17', {
      title: 'overhaul.training.title',
      why: 'overhaul.training.why',
      how: ['overhaul.training.how.1', 'overhaul.training.how.2'],
    }),
  ],
  documents: [
    {
      id: 'provider-promise',
      party: 'provider',
      need: 'required',
      title: 'document.provider-promise',
      proofs: [{ role: 'provider-promise' }],
    },
    {
      id: 'terminal-photos',
      party: 'provider',
      need: 'optional',
      title: 'document.terminal-photos',
      proofs: [{ role: 'photo' }],
    },
  ],
  deadlines: [],
};
