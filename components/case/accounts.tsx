// Accounts that a stop of payment is matched on: holder, number, bank.
import { accountRoles } from '@/lib/model/case-event';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

export function Accounts({ desk: { view, act }, place }: { desk: CaseDesk; place: string }) {
  const { t, r } = useWords();
  const key = (field: string) => `${view.caseId}/account/${place}/${field}`;
  const role = useDraft(key('role'), 'receiving');
  const holder = useDraft(key('holder'));
  const number = useDraft(key('number'));
  const bank = useDraft(key('bank'));
  const chosen = accountRoles.find((known) => known === role.value) ?? 'other';
  const add = async () => {
    const kept = await act({
      kind: 'account-named',
      account: chosen,
      holder: holder.value.trim(),
      number: number.value.trim(),
      bank: bank.value.trim(),
      note: '',
    });
    if (kept) for (const draft of [role, holder, number, bank]) draft.clear();
  };
  return (
    <>
      <ul class="entries">
        {view.accounts.map((account) => (
          <li key={account.hash}>
            <p>
              <strong>{r(`account.${account.account}`)}</strong>
            </p>
            <p>
              <bdi>{[account.holder, account.number, account.bank].filter(Boolean).join(' · ')}</bdi>
            </p>
          </li>
        ))}
      </ul>
      <div class="form">
        <ChoiceField
          label={t('account.which')}
          value={chosen}
          onInput={role.set}
          choices={accountRoles.map((value) => ({ value, text: r(`account.${value}`) }))}
        />
        <div class="form-pair">
          <TextField label={t('account.holder')} value={holder.value} onInput={holder.set} />
          <TextField label={t('account.number')} value={number.value} onInput={number.set} />
        </div>
        <TextField label={t('account.bank')} isOptional value={bank.value} onInput={bank.set} />
        <div class="actions">
          <Button onPress={add} isDisabled={holder.value.trim() === '' && number.value.trim() === ''}>
            {t('account.add')}
          </Button>
        </div>
      </div>
    </>
  );
}
