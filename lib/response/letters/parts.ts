// Parts that several letters share: sentences with facts in them, the table of charges, who writes, where to sign.
import { type LetterKey, letters } from '@/lib/i18n/letters';
import { response } from '@/lib/i18n/response';
import { hasMessage, type Language, printMoney, say } from '@/lib/i18n/say';
import type { Act } from '@/lib/model/case-event';
import { filesOf } from '../fold';
import { wordEntry } from '../word-act';
import { type Block, fact, type Run } from './document';
import { type LetterInput, localTime, longDate } from './letter-facts';

/** What a letter says, from its case. */
export type Writer = (input: LetterInput) => { title: LetterKey; blocks: Block[] };

/** A label of the catalogue. */
export function label(language: Language, key: LetterKey): string {
  return say(letters, language, key);
}

/** A sentence of the catalogue: each `{place}` is a fact, strong where known, a blank named by its label where not. */
export function sentence(
  language: Language,
  key: LetterKey,
  facts: Record<string, { value: string | null | undefined; name: LetterKey }>,
): Run[] {
  // A value that ends in a full-width bracket takes no space after it.
  const isWide = (place: string) => facts[place]?.value?.endsWith('）') ?? false;
  const text = say(letters, language, key).replace(/(?<=\{([a-z]+)\}) /g, (space, place: string) =>
    isWide(place) ? '' : space,
  );
  return text.split(/(\{[a-z]+\})/).flatMap((part): Run[] => {
    const place = /^\{([a-z]+)\}$/.exec(part)?.[1];
    if (place === undefined) return part === '' ? [] : [{ text: part }];
    const known = facts[place];
    return [known ? fact(known.value, label(language, known.name)) : { text: place, is: 'blank' }];
  });
}

export function heading(language: Language, key: LetterKey): Block {
  return { kind: 'heading', text: label(language, key) };
}

export function paragraph(id: string, runs: Run[], isIndented = true): Block {
  return { kind: 'paragraph', id, runs, isIndented };
}

/** A paragraph of the catalogue as it stands, by its key. */
export function plain(language: Language, key: LetterKey): Block {
  return paragraph(key, [{ text: label(language, key) }]);
}

/** A paragraph of the catalogue with facts in it, by its key. */
export function filled(language: Language, key: LetterKey, facts: Parameters<typeof sentence>[2]): Block {
  return paragraph(key, sentence(language, key, facts));
}

/** A numbered list of the catalogue's sentences. */
export function asks(input: LetterInput, ...keys: LetterKey[]): Block {
  return {
    kind: 'list',
    id: keys[0]!.replace(/\.\d+$/, ''),
    isNumbered: true,
    items: keys.map((key) => [{ text: label(input.language, key) }]),
  };
}

/** Label and fact, in rows. */
export function factRows(
  language: Language,
  rows: readonly (readonly [LetterKey, string | null | undefined])[],
  isLarge = false,
): Block {
  return {
    kind: 'facts',
    isLarge,
    rows: rows.map(([key, value]) => ({ label: label(language, key), runs: [fact(value, label(language, key))] })),
  };
}

/** The charges of the case, one a row, with what bank and acquirer look them up by. A field that no row has is left out. */
export function chargesTable({ view, language }: LetterInput): Block {
  const columns: [LetterKey, (index: number) => string | null, isNeeded: boolean][] = [
    ['label.no', (i) => String(i + 1), true],
    ['label.time', (i) => at(i).time?.local.replace('T', ' ') ?? null, true],
    ['label.type', (i) => (at(i).type ? say(response, language, `type.${at(i).type!}`) : null), false],
    ['label.sum', (i) => (at(i).amount ? printMoney(language, at(i).amount!) : null), true],
    ['label.card', (i) => at(i).cardMasked ?? at(i).payer, false],
    ['label.terminal', (i) => at(i).terminal, true],
    ['label.rrn', (i) => at(i).rrn, true],
    ['label.auth-code', (i) => at(i).authCode, false],
    ['label.trace', (i) => at(i).trace, false],
    ['label.order', (i) => at(i).orderId ?? at(i).id, false],
  ];
  const at = (index: number) => view.transactions[index]!.transaction;
  const places = view.transactions.map((_, i) => i);
  const shown = columns.filter(([, value, isNeeded]) => isNeeded || places.some((i) => value(i) !== null));
  return {
    kind: 'table',
    head: shown.map(([key]) => label(language, key)),
    rows: places.map((i) =>
      shown.map(([key, value, isNeeded]): Run[] => {
        const text = value(i);
        return [text !== null ? { text } : isNeeded ? { text: label(language, key), is: 'blank' } : { text: '—' }];
      }),
    ),
  };
}

/** Who is spoken to, when, what was answered. */
export function contactsTable({ view, language, clock }: LetterInput): Block[] {
  if (view.calls.length === 0) return [paragraph('contacts-none', [{ text: label(language, 'summary.none') }])];
  const heads: LetterKey[] = [
    'label.when',
    'label.party',
    'label.channel',
    'label.who',
    'label.ticket',
    'label.answer',
    'label.promised',
  ];
  return [
    {
      kind: 'table',
      head: heads.map((key) => label(language, key)),
      rows: view.calls.map((call) =>
        [
          localTime(call.at, clock),
          say(response, language, `party.${call.party}`),
          say(response, language, `channel.${call.channel}`),
          call.who,
          call.ticket,
          call.answer,
          call.promisedBy,
        ].map((text) => [{ text: text || '—' }]),
      ),
    },
  ];
}

/** Acts that are within the office: reminders, papers and answers that the reader of a letter learns nothing from. */
const withinTheOffice = new Set<Act['kind']>([
  'letter-written',
  'document-marked',
  'reminder-met',
  'reminder-moved',
  'deadline-set',
  'region-chosen',
  'answered',
]);

/** What was done, in order: what stands in a table of its own (calls) or in the charge's own rows (facts as confirmed) is left out. */
function isTold(act: Act): boolean {
  if (act.kind === 'call-logged') return false;
  if (act.kind === 'fact-confirmed') return act.corrected || act.fact === 'on-shift';
  return !withinTheOffice.has(act.kind);
}

/** The acts of the case that stand and concern the reader, in order. */
export function timelineTable({ view, language, clock }: LetterInput): Block {
  return {
    kind: 'table',
    head: [label(language, 'label.when'), label(language, 'label.what'), label(language, 'label.actor')],
    rows: view.timeline
      .filter(({ isStruck, act }) => !isStruck && isTold(act))
      .map(({ at, act, actor }) => [
        [{ text: localTime(at, clock) }],
        [{ text: wordEntry(language, act, view.timeline) }],
        [{ text: actor || '—' }],
      ]),
  };
}

/** The files of the case with their hashes. */
export function evidenceTable({ view, language }: LetterInput): Block[] {
  const letterHashes = new Set(view.letters.map(({ file }) => file.sha256));
  // What we wrote ourselves proves nothing.
  const files = filesOf(view).filter(({ sha256 }) => !letterHashes.has(sha256));
  if (files.length === 0) return [paragraph('evidence-none', [{ text: label(language, 'summary.none') }])];
  return [
    {
      kind: 'table',
      head: [label(language, 'label.no'), label(language, 'label.file'), label(language, 'label.sha256')],
      rows: files.map(({ title, sha256 }, i) => [
        [{ text: String(i + 1) }],
        [{ text: fileName(title, language) }],
        [{ text: sha256, is: 'mono' }],
      ]),
    },
  ];
}

/** A file's name with what it is, where it is one of a capture's: `后台页面截图 screenshot-view.png`. */
function fileName(title: string, language: Language): string {
  const key = `file.${title}`;
  return hasMessage(letters, key) ? `${say(letters, language, key)} ${title}` : title;
}

/** The merchant, as letters name it. */
export function senderRows({ shop, language }: LetterInput): Block {
  return factRows(language, [
    ['label.shop', shop.name],
    ['label.registration', shop.registration],
    ['label.address', shop.address],
    ['label.representative', shop.representative],
    ['label.contact', [shop.contact, shop.contactRole].filter(Boolean).join(' · ')],
    ['label.phone', shop.contactPhone || shop.phone],
  ]);
}

/** Where to sign and stamp. The hand and the seal are always the user's: never filled in. */
export function signature({ shop, language, clock }: LetterInput): Block {
  const runs = (value: string, key: LetterKey): Run[] => [fact(value, label(language, key))];
  return {
    kind: 'signature',
    lines: [
      { label: label(language, 'label.seal'), runs: runs(shop.name, 'label.shop') },
      { label: label(language, 'label.signature'), runs: [{ text: '', is: 'blank' }] },
      { label: label(language, 'label.date'), runs: [{ text: longDate(language, clock.local) }] },
    ],
  };
}

/** The line that names the addressee. */
export function salutation(
  language: Language,
  key: 'to.acquirer' | 'to.police',
  recipient: string | null,
  name: LetterKey,
): Block {
  return paragraph('salutation', sentence(language, key, { name: { value: recipient, name } }), false);
}
