// All playbooks, in the order in which a case meets them.
import type { Playbook } from './playbook';
import { misOperation } from './playbooks/mis-operation';
import { normal } from './playbooks/normal';
import { suspectedFraud } from './playbooks/suspected-fraud';
import { terminalOverhaul } from './playbooks/terminal-overhaul';
import { triage } from './playbooks/triage';

export const playbooks: readonly Playbook[] = [triage, normal, misOperation, suspectedFraud, terminalOverhaul];

/** The playbook of this id. */
export function playbookOf(id: Playbook['id']): Playbook {
  const playbook = playbooks.find((one) => one.id === id);
  if (!playbook) throw new RangeError(`no playbook ${id}`);
  return playbook;
}
