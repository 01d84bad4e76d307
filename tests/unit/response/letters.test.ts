// The letters of a case: what stands in them, what is marked as missing, and that the files made of them hold it.
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/i18n/say';
import { type Act, letterKinds } from '@/lib/model/case-event';
import { fromDecimal } from '@/lib/model/money';
import { blankShop, type ShopDetails } from '@/lib/model/shop';
import { foldCase } from '@/lib/response/fold';
import { editableText, missingIn, withEdits } from '@/lib/response/letters/document';
import { letterDocx } from '@/lib/response/letters/docx';
import { letterHtml } from '@/lib/response/letters/html';
import type { LetterInput } from '@/lib/response/letters/letter-facts';
import { writeLetter } from '@/lib/response/letters/write';
import { wordAct } from '@/lib/response/word-act';
import { call, file, logOf, opened, row, triaged } from './case-log';

const shop: ShopDetails = {
  ...blankShop(),
  name: '望江楼餐饮有限公司',
  registration: '91310000MA1TEST00X',
  address: '人民路 1 号',
  phone: '021-5555 0100',
  representative: '周一',
  contact: '李敏',
  contactRole: '店长',
  contactPhone: '021-5555 0101',
  acquirer: '某某支付',
  bank: '招商银行',
};
const fraud: Act[] = [
  ...triaged('suspected-fraud'),
  call({ party: 'police', ticket: 'A-2026-0301', who: '王警官', answer: '已受理', promisedBy: '2026-03-04' }),
  { kind: 'account-named', account: 'receiving', holder: '张某某', number: '110907123456', bank: '某银行', note: '' },
  file('cctv', '三点监控.mp4'),
];

function input(acts: Act[], change: Partial<LetterInput> = {}): LetterInput {
  return {
    view: foldCase(logOf(acts)),
    shop,
    typed: {},
    language: 'zh-CN',
    clock: { instant: '2026-03-01T04:00:00.000Z', local: '2026-03-01T12:00:00' },
    ...change,
  };
}
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');

describe.each(letterKinds)('letter %s', (kind) => {
  it.each(languages)('in %s is written from a case of one row, and says what it lacks', (language) => {
    const letter = writeLetter(kind, input([opened()], { language, shop: blankShop() }));
    const html = letterHtml(letter);
    expect(letter.title.length).toBeGreaterThan(3);
    expect(html).not.toMatch(/\{[a-zA-Z]+\}|undefined|null|NaN/);
    expect(html).not.toMatch(/<script|\son\w+=|https?:/);
    if (kind !== 'head-office-summary') expect(missingIn(letter).length).toBeGreaterThan(0);
    if (language === 'en') expect(textOf(html).replaceAll('望江楼·人民路店', '')).not.toMatch(/[\u4e00-\u9fff]/u);
  });

  it('shows no more of a card than its first six and last four digits', () => {
    const text = textOf(letterHtml(writeLetter(kind, input(fraud)))).replaceAll('898310058120017', '');
    expect(text).not.toMatch(/\d{13,}/);
  });
});

describe('what stands in them', () => {
  it('the urgent page has the facts that a stop is matched on first, large, and lacks nothing but the hand', () => {
    const letter = writeLetter('urgent-stop', input(fraud));
    const [title, first] = letter.blocks;
    expect(title).toEqual({ kind: 'heading', text: '需止付的账户' });
    expect(first).toMatchObject({ kind: 'facts', isLarge: true });
    const values = first!.kind === 'facts' ? first!.rows.map((one) => one.runs[0]!.text) : [];
    expect(values).toEqual(['张某某', '110907123456', '某银行', '¥10,000.00', '人民币壹万元整', '2026-03-01 03:12:41']);
    expect(missingIn(letter)).toEqual(['']);
  });

  it('the urgent page is there with the row alone, the unknown account left to be written in', () => {
    const letter = writeLetter('urgent-stop', input([opened()]));
    expect(missingIn(letter)).toEqual(expect.arrayContaining(['账户名称（户名）', '账号', '工单号（受案编号）']));
    expect(textOf(letterHtml(letter))).toContain('人民币壹万元整');
  });

  it('the correction names what should have been charged and what goes back', () => {
    const correct = input([...triaged('mis-operation')], {
      typed: { correctAmount: fromDecimal('1000.00', 'CNY')!, whatHappened: '多按了一个零' },
    });
    const text = textOf(letterHtml(writeLetter('correction-request', correct)));
    expect(text).toContain('人民币壹仟元整');
    expect(text).toContain('人民币玖仟元整');
    expect(text).toContain('多按了一个零');
    // What was corrected when the facts were confirmed need not be typed again.
    const corrected: Act = { kind: 'fact-confirmed', fact: 'amount', value: '¥1,000.00', corrected: true };
    const said = textOf(letterHtml(writeLetter('correction-request', input([...triaged('mis-operation'), corrected]))));
    expect(said).toContain('人民币壹仟元整');
    expect(said).toContain('人民币玖仟元整');
    const unknown = writeLetter('correction-request', input([...triaged('mis-operation')]));
    expect(missingIn(unknown)).toEqual(expect.arrayContaining(['应收金额', '应退金额', '事情经过']));
  });

  it('papers of our own are neither evidence nor part of what happened, and a call stands in its table alone', () => {
    const letter: Act = {
      kind: 'letter-written',
      letter: 'urgent-stop',
      language: 'zh-CN',
      file: { sha256: 'b'.repeat(64), bytes: 9, name: 'urgent.docx', mime: 'text/html', title: '紧急止付说明.docx' },
    };
    const text = textOf(letterHtml(writeLetter('police-report', input([...fraud, letter]))));
    expect(text).not.toContain('紧急止付说明');
    expect(text.split('A-2026-0301')).toHaveLength(2);
    expect(text).toContain('判断为：疑似欺诈');
  });

  it('a sentence has no gap after capital numerals, and the account that is meant stands above', () => {
    const text = textOf(letterHtml(writeLetter('stop-payment', input(fraud)))).replaceAll(' ', '');
    expect(text).toContain('（人民币壹万元整）的交易');
    expect(letterHtml(writeLetter('stop-payment', input(fraud)))).not.toMatch(/）(<\/[a-z]+>)? 的交易/);
    expect(text.indexOf('110907123456')).toBeLessThan(text.indexOf('对上列账户'));
  });

  it('the police report has the account, every act, every answer and the files with their hashes', () => {
    const text = textOf(letterHtml(writeLetter('police-report', input(fraud))));
    for (const part of [
      '张某某',
      'A-2026-0301',
      '王警官',
      '三点监控.mp4',
      'a'.repeat(64),
      '621483******1234',
      '260301123456',
    ])
      expect(text).toContain(part);
  });

  it('says that nobody was on shift, and leaves a blank where it is not known', () => {
    const with_ = (value: string) =>
      writeLetter(
        'statement-of-facts',
        input([opened(), { kind: 'fact-confirmed', fact: 'on-shift', value, corrected: false }]),
      );
    expect(textOf(letterHtml(with_('')))).toContain('无人当班');
    expect(missingIn(with_('?'))).toContain('当班人员');
    const noted = (value: string) =>
      wordAct('zh-CN', { kind: 'fact-confirmed', fact: 'on-shift', value, corrected: false });
    expect(noted('')).toContain('无人当班');
    expect(noted('?')).toContain('不清楚');
    expect(noted('李敏')).toContain('李敏');
  });

  it('the summary for the head office counts what is still out', () => {
    const text = textOf(
      letterHtml(
        writeLetter(
          'head-office-summary',
          input([...fraud, { kind: 'recovered', amount: fromDecimal('7600.00', 'CNY')!, note: '' }]),
        ),
      ),
    );
    expect(text).toContain('人民币柒仟陆佰元整');
    expect(text).toContain('人民币贰仟肆佰元整');
  });

  it('escapes whatever a page or a person has put into a fact', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const html = letterHtml(
      writeLetter(
        'police-report',
        input([opened(row({ store: evil, terminal: evil })), call({ who: evil, answer: evil })]),
      ),
    );
    expect(html).not.toContain('<img');
    expect(textOf(html)).toContain(evil);
  });
});

describe('the writer’s own words', () => {
  it('take a paragraph’s place; underscores stay a blank; an emptied one goes', () => {
    const letter = writeLetter('stop-payment', input(fraud));
    expect(Object.keys(editableText(letter))).toEqual(expect.arrayContaining(['stop.body', 'stop.ask', 'stop.truth']));
    const edited = withEdits(letter, { 'stop.body': '我店于____发现盗刷。', 'stop.truth': '' });
    const text = textOf(letterHtml(edited));
    expect(text).toContain('我店于');
    expect(text).not.toContain('据我方所知真实');
    expect(missingIn(edited)).toContain('');
  });
});

describe('as DOCX', () => {
  it.each(languages)(
    'in %s holds the words and the table, in a file that any office program reads',
    async (language) => {
      const bytes = await letterDocx(writeLetter('police-report', input(fraud, { language })));
      const zip = new ZipReader(new BlobReader(new Blob([bytes])), { useWebWorkers: false });
      const entries = new Map((await zip.getEntries()).map((entry) => [entry.filename, entry]));
      const entry = entries.get('word/document.xml');
      if (!entry || entry.directory) throw new Error('no document in it');
      const xml = await entry.getData(new TextWriter());
      expect(xml).toContain('<w:tbl>');
      expect(xml).toContain('621483******1234');
      expect(xml).toContain(language === 'zh-CN' ? '人民币壹万元整' : 'Report of a suspected fraud');
      expect(entries.has('[Content_Types].xml')).toBe(true);
    },
  );
});
