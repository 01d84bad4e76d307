// The list of stores and terminals as they were delivered, to be entered and changed; on the options and under "Prevention".
import type { PreventionPlan } from '@/lib/model/prevention';
import { Button } from './button';
import { useDraft } from './drafts';
import { TextField } from './field';
import { useWords } from './words';

/** The list of stores and terminals as delivered: what an inspection compares with. */
export function Plan({
  plan,
  onChange,
}: {
  plan: PreventionPlan;
  onChange: (plan: PreventionPlan) => Promise<boolean>;
}) {
  const { t } = useWords();
  const store = useDraft('plan/store');
  const terminal = useDraft('plan/terminal');
  const model = useDraft('plan/model');
  const serial = useDraft('plan/serial');
  const place = useDraft('plan/place');
  const addStore = async () => {
    const name = store.value.trim();
    if (await onChange({ ...plan, stores: [...new Set([...plan.stores, name])] })) store.clear();
  };
  const addTerminal = async () => {
    const entry = {
      terminal: terminal.value.trim(),
      store: store.value.trim(),
      model: model.value.trim(),
      serial: serial.value.trim(),
      place: place.value.trim(),
    };
    const terminals = [...plan.terminals.filter((one) => one.terminal !== entry.terminal), entry];
    const stores = entry.store === '' ? plan.stores : [...new Set([...plan.stores, entry.store])];
    if (await onChange({ ...plan, terminals, stores }))
      for (const draft of [terminal, model, serial, place]) draft.clear();
  };
  return (
    <section class="card" aria-label={t('plan.heading')}>
      <h2>{t('plan.heading')}</h2>
      <p class="quiet">{t('plan.why')}</p>
      {plan.terminals.length > 0 && (
        <section class="table-frame" aria-label={t('plan.terminals')} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('field.terminal')}</th>
                <th scope="col">{t('field.store')}</th>
                <th scope="col">{t('plan.model')}</th>
                <th scope="col">{t('plan.serial')}</th>
                <th scope="col">{t('plan.place')}</th>
                <th scope="col">{t('plan.change')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.terminals.map((one) => (
                <tr key={one.terminal}>
                  <th scope="row">{one.terminal}</th>
                  <td>{one.store}</td>
                  <td>{one.model}</td>
                  <td>{one.serial}</td>
                  <td>{one.place}</td>
                  <td>
                    <Button
                      look="quiet"
                      label={t('contacts.delete.named', { what: one.terminal })}
                      onPress={() => onChange({ ...plan, terminals: plan.terminals.filter((other) => other !== one) })}
                    >
                      {t('contacts.delete')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ul class="plain-list">
        {plan.stores.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>{' '}
            <Button
              look="quiet"
              label={t('contacts.delete.named', { what: name })}
              onPress={() => onChange({ ...plan, stores: plan.stores.filter((other) => other !== name) })}
            >
              {t('contacts.delete')}
            </Button>
          </li>
        ))}
      </ul>
      <div class="form">
        <div class="form-pair">
          <TextField label={t('field.store')} value={store.value} onInput={store.set} />
          <TextField label={t('field.terminal')} value={terminal.value} onInput={terminal.set} />
          <TextField label={t('plan.model')} isOptional value={model.value} onInput={model.set} />
          <TextField label={t('plan.serial')} isOptional value={serial.value} onInput={serial.set} />
          <TextField label={t('plan.place')} isOptional value={place.value} onInput={place.set} />
        </div>
        <div class="actions">
          <Button onPress={addTerminal} isDisabled={terminal.value.trim() === ''}>
            {t('plan.add-terminal')}
          </Button>
          <Button onPress={addStore} isDisabled={store.value.trim() === ''}>
            {t('plan.add-store')}
          </Button>
        </div>
      </div>
    </section>
  );
}
