// Who the merchant is, for letters: entered once, kept at a press.
import { type LetterKey, letters } from '@/lib/i18n/letters';
import { say } from '@/lib/i18n/say';
import type { ShopDetails } from '@/lib/model/shop';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { useDraft } from './drafts';
import { TextField } from './field';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { useWords } from './words';

const fields: readonly (readonly [keyof ShopDetails, LetterKey])[] = [
  ['name', 'label.shop'],
  ['registration', 'label.registration'],
  ['representative', 'label.representative'],
  ['address', 'label.address'],
  ['phone', 'label.phone'],
  ['contact', 'label.contact'],
  ['contactRole', 'label.contact-role'],
  ['contactPhone', 'label.contact-phone'],
  ['acquirer', 'label.acquirer'],
  ['provider', 'label.provider'],
  ['bank', 'label.bank'],
  ['accountHolder', 'label.account-holder'],
  ['accountNumber', 'label.account-number'],
];

export function ShopDetailsForm() {
  const { t, language } = useWords();
  const port = usePort();
  const say_ = useSay();
  const asked = useAsked('shop.get', {}, ({ changed }) => changed === 'shop');
  const draft = useDraft('shop/details');
  const shop = asked.value;
  const typed = readDraft(draft.value);
  if (!shop) return null;
  const keep = async () => {
    try {
      await askPatiently(port, 'shop.set', typed);
      draft.clear();
      await asked.again();
      say_({ text: t('settings.saved'), tone: 'done' });
    } catch (error) {
      say_({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <div class="form">
      <p class="quiet">{say(letters, language, 'form.shop.why')}</p>
      <div class="form-pair is-roomy">
        {fields.map(([field, label]) => (
          <TextField
            key={field}
            label={say(letters, language, label)}
            isOptional
            value={typed[field] ?? shop[field]}
            onInput={(text) => draft.set(JSON.stringify({ ...typed, [field]: text }))}
          />
        ))}
      </div>
      <div class="actions">
        <Button onPress={keep} isDisabled={draft.value === ''}>
          {t('save')}
        </Button>
      </div>
    </div>
  );
}

function readDraft(text: string): Partial<ShopDetails> {
  if (text === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    const known = new Set<string>(fields.map(([field]) => field));
    return Object.fromEntries(
      Object.entries(read ?? {}).filter(([field, value]) => known.has(field) && typeof value === 'string'),
    );
  } catch {
    return {};
  }
}
