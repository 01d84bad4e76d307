// Times as portals and libraries print them, in many languages.
import { describe, expect, test } from 'vitest';
import { settleOrder } from '@/lib/reading/columns/moment-format';
import { calendarWords } from '@/lib/reading/values/calendar-words';
import { finishMoment } from '@/lib/reading/values/moment';
import { scanMoment } from '@/lib/reading/values/moment-scan';

function read(text: string, language = ''): string | null {
  const scan = scanMoment(text, () => calendarWords(language));
  const moment =
    scan &&
    finishMoment(scan, {
      order: settleOrder([scan], [language], null, '2026-11-24'),
      offset: null,
      today: '2026-11-23',
    });
  return moment && moment.local + (moment.offset ?? '');
}

describe('portals’ own forms', () => {
  test.each([
    ['2026-03-01 02:14:00', '2026-03-01T02:14:00'],
    ['2018-07-3116:07:27', '2018-07-31T16:07:27'],
    ['20260324140500', '2026-03-24T14:05:00'],
    ['20251103', '2025-11-03'],
    ['2026/06/11', '2026-06-11'],
    ['2026-07-01 07:33:09 +0200', '2026-07-01T07:33:09+02:00'],
    ['2026-03-01T02:14:00.123+08:00', '2026-03-01T02:14:00+08:00'],
    ['Jan 2, 2020 / 12:46PM', '2020-01-02T12:46:00'],
    ['Nov 23, 2026, 11:10', '2026-11-23T11:10:00'],
    ['30/12/24, 14:42', '2024-12-30T14:42:00'],
    ['14-05-2019 19:37', '2019-05-14T19:37:00'],
    ['Mar 24, 2026 at 2:05 PM PST', '2026-03-24T14:05:00-08:00'],
    ['Tue Mar 24 2026 14:05:00 GMT+0800 (China Standard Time)', '2026-03-24T14:05:00+08:00'],
    ['2026-03-24 14:05 (CST)', '2026-03-24T14:05:00'],
    ['2026年3月1日 14时05分06秒', '2026-03-01T14:05:06'],
    ['2026年3月1日星期日下午2:05', '2026-03-01T14:05:00'],
    ['24MAR2026', '2026-03-24'],
    ['24-Mar-26 14:05', '2026-03-24T14:05:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('languages', () => {
  test.each([
    ['de', '23. Nov. 2026, 11:17', '2026-11-23T11:17:00'],
    ['de', 'Heute, 14:05 Uhr', '2026-11-23T14:05:00'],
    ['pt-BR', '23 de nov. de 2026, 11:11', '2026-11-23T11:11:00'],
    ['pt-BR', '24/03/2026 às 14:05', '2026-03-24T14:05:00'],
    ['da', '24. marts 2026 kl. 14.05', '2026-03-24T14:05:00'],
    ['fr', '24 mars 2026 à 14h05', '2026-03-24T14:05:00'],
    ['fr', 'mar. 24 mars 2026', '2026-03-24'],
    ['hu', '2026. március 24., kedd 14:05', '2026-03-24T14:05:00'],
    ['fi', '24.03.2026 klo 14.05', '2026-03-24T14:05:00'],
    ['ja', '2026年3月24日(火) 14時05分', '2026-03-24T14:05:00'],
    ['ja', '令和8年3月24日', '2026-03-24'],
    ['zh-TW', '115/03/24 14:05', '2026-03-24T14:05:00'],
    ['ko', '2026년 3월 24일 오후 2시 5분', '2026-03-24T14:05:00'],
    ['th', '24 มี.ค. 2569 14:05', '2026-03-24T14:05:00'],
    ['he', '24 במרץ 2026 בשעה 14:05', '2026-03-24T14:05:00'],
    ['ar', '٢٤‏/٣‏/٢٠٢٦ ٢:٠٥ م', '2026-03-24T14:05:00'],
    ['id', '24 Maret 2026 14.05 WIB', '2026-03-24T14:05:00+07:00'],
    ['vi', '14:05 24/03/2026', '2026-03-24T14:05:00'],
    ['ru', '24 марта 2026 г. в 14:05', '2026-03-24T14:05:00'],
    ['zh-CN', '昨天 14:05', '2026-11-22T14:05:00'],
    ['en', 'Today at 2:14 am', '2026-11-23T02:14:00'],
    ['en-US', '03/04/2026', '2026-03-04'],
    ['en-GB', '03/04/2026', '2026-04-03'],
    ['en-US', 'Mon, Nov 16 at 9:00 AM', '2026-11-16T09:00:00'],
  ])('%s %s', (language, text, expected) => {
    expect(read(text, language)).toBe(expected);
  });
});

describe('24 languages and more, as people and portals write them', () => {
  const T = '2026-03-24T14:05:00';
  const S = '2026-03-24T14:05:09';
  test.each<[language: string, text: string, expected: string | null]>([
    ['de', '24. März 2026 um 14:05 Uhr', T],
    ['de', 'Di., 24.03.26, 14:05', T],
    ['de', 'Dienstag, 24. März 2026, 14:05:09 Uhr', S],
    ['de', '24.3.2026 14.05 Uhr', T],
    ['de', '24. Mrz. 2026, 14:05', T],
    ['de-AT', '24. Jänner 2026', '2026-01-24'],
    ['fr', 'mar. 24 mars 2026 à 14 h 05', T],
    ['fr', '24/03/2026 14h05', T],
    ['fr', 'le 24 mars 2026 à 14:05:09', S],
    ['fr', '24 févr. 2026', '2026-02-24'],
    ['fr', '1er mars 2026', '2026-03-01'],
    ['fr-CA', '2026-03-24 14 h 05', T],
    ['es', '24 de marzo de 2026, 14:05', T],
    ['es', 'mar, 24 mar 2026 14:05:09', S],
    ['es', '24/03/2026 02:05 p. m.', T],
    ['es-MX', '24 mar. 2026 2:05 p.m.', T],
    ['es', '24-mar-2026 14:05', T],
    ['es', 'martes, 24 de marzo de 2026 a las 14:05', T],
    ['pt-BR', '24 de mar. de 2026 14:05', T],
    ['pt-BR', '24/03/2026 às 14:05', T],
    ['pt', 'terça-feira, 24 de março de 2026 14h05', T],
    ['pt-BR', '24/mar/2026 14:05', T],
    ['it', '24 marzo 2026, ore 14:05', T],
    ['it', 'mar 24 mar 2026, 14:05', T],
    ['it', '24/03/26 14.05', T],
    ['nl', '24 maart 2026 om 14:05', T],
    ['nl', 'di 24 mrt 2026 14:05', T],
    ['nl', '24-03-2026 14:05 uur', T],
    ['da', '24. marts 2026 kl. 14.05', T],
    ['da', 'tirs. 24. mar. 2026 14.05', T],
    ['nb', '24. mars 2026 kl. 14:05', T],
    ['nb', 'tir. 24. mars 2026, 14:05:09', S],
    ['sv', '24 mars 2026 kl. 14:05', T],
    ['sv', 'tis 24 mars 2026 14:05', T],
    ['sv', '2026-03-24 kl. 14.05', T],
    ['fi', '24.3.2026 klo 14.05', T],
    ['fi', 'ti 24. maaliskuuta 2026 klo 14.05', T],
    ['pl', '24 marca 2026, 14:05', T],
    ['pl', 'wt., 24 mar 2026 14:05', T],
    ['pl', '24 mar 2026 r. godz. 14:05', T],
    ['cs', '24. března 2026 v 14:05', T],
    ['cs', 'út 24. 3. 2026 14:05', T],
    ['sk', '24. marca 2026 o 14:05', T],
    ['hu', '2026. március 24. 14:05', T],
    ['hu', '2026. márc. 24., kedd 14:05', T],
    ['hu', '2026.03.24. 14:05', T],
    ['ro', '24 martie 2026, 14:05', T],
    ['ro', 'mar., 24 mar. 2026, 14:05', T],
    ['ru', '24 марта 2026 г., 14:05', T],
    ['ru', '24 мар. 2026 г. в 14:05', T],
    ['ru', 'вт, 24 марта 2026 14:05:09', S],
    ['ru', '24.03.2026 14:05', T],
    ['uk', '24 березня 2026 р. о 14:05', T],
    ['uk', '24 бер. 2026 р., 14:05', T],
    ['bg', '24 март 2026 г., 14:05 ч.', T],
    ['bg', '24.03.2026 г. 14:05', T],
    ['el', '24 Μαρτίου 2026, 2:05 μ.μ.', T],
    ['el', '24 Μαρ 2026 14:05', T],
    ['tr', '24 Mart 2026 14:05', T],
    ['tr', '24 Mar 2026 Sal 14:05', T],
    ['tr', '24.03.2026 14:05', T],
    ['ar-EG', '٢٤ مارس ٢٠٢٦، ٢:٠٥ م', T],
    ['ar', '24 مارس 2026 2:05 م', T],
    ['ar-SA', '24/03/2026 02:05 PM', T],
    ['he', '24 במרץ 2026, 14:05', T],
    ['he', '24.3.2026, 14:05', T],
    ['hi', '24 मार्च 2026, 2:05 pm', T],
    ['hi', '24 मार्च 2026 को 2:05 अपराह्न', T],
    ['th', '24 มี.ค. 2026 14:05', T],
    ['th', '24 มีนาคม 2569 14:05 น.', T],
    ['vi', '14:05 24 tháng 3, 2026', T],
    ['vi', '14:05 24/03/2026', T],
    ['vi', 'ngày 24 tháng 3 năm 2026 14:05', T],
    ['id', '24 Maret 2026 pukul 14.05', T],
    ['id', '24 Mar 2026, 14.05 WIB', `${T}+07:00`],
    ['ms', '24 Mac 2026, 2:05 PTG', T],
    ['ja', '2026年3月24日(火) 14:05', T],
    ['ja', '2026/3/24 午後2:05', T],
    ['ja', '令和8年3月24日 14時5分', T],
    ['ja', '2026年03月24日 14時05分09秒', S],
    ['ko', '2026년 3월 24일 오후 2:05', T],
    ['ko', '2026. 3. 24. 오후 2:05:09', S],
    ['ko', '2026.03.24 (화) 14:05', T],
    ['ko', '2026-03-24 14시 05분', T],
    ['zh-CN', '2026年3月24日 下午2:05', T],
    ['zh-CN', '2026-3-24 14:05', T],
    ['zh-CN', '2026年3月24日 星期二 14:05:09', S],
    ['zh-CN', '昨天 14:05', '2026-11-22T14:05:00'],
    ['zh-CN', '今天 02:14', '2026-11-23T02:14:00'],
    ['zh-TW', '2026/3/24 下午 02:05:09', S],
    ['zh-TW', '民國115年3月24日 14:05', T],
    ['zh-TW', '115/03/24 14:05', T],
    ['zh-HK', '2026年3月24日 下午2:05', T],
    ['en-US', 'Mar 24, 2026 2:05 PM', T],
    ['en-US', 'Tue, Mar 24, 2026 at 2:05:09 PM', S],
    ['en-US', '3/24/26, 2:05 PM', T],
    ['en-GB', '24 Mar 2026 14:05', T],
    ['en-GB', 'Tue 24th March 2026 2.05pm', T],
    ['en', 'March 24th, 2026 2:05 p.m.', T],
    ['en-IN', '24 Mar 2026, 02:05 pm', T],
    ['en', 'Yesterday, 2:05 PM', '2026-11-22T14:05:00'],
    ['en', 'Today at 2:14 am', '2026-11-23T02:14:00'],
    ['en', '24-Mar-26 14:05', T],
    ['en', '2026-03-24T14:05:09.123456Z', `${S}Z`],
    ['en', 'Tue Mar 24 14:05:09 2026', S],
    ['en', '24 Mar 2026 14:05 UTC+8', `${T}+08:00`],
    ['en-CA', '2026-03-24, 2:05 p.m.', T],
    ['en', '03/04/2026 14:05', null],
  ])('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toBe(expected);
  });
});

describe('what stays open is null', () => {
  test.each([
    '03/04/2026',
    '24 Mar',
    '11:05',
    'May 2026',
    '2026-02-30',
    '2026-13-01',
    '25:00',
    'Order 12/03/2024 shipped',
    '1,234.50',
    'V1.2.3',
    '12',
    '',
  ])('%j', (text) => {
    expect(read(text, 'en')).toBeNull();
  });
});

describe('a whole column settles the order of day and month', () => {
  const order = (texts: string[], language = '') =>
    settleOrder(
      texts.map((text) => scanMoment(text, () => calendarWords(language))),
      [language],
    );
  test('by a figure that is no month', () => {
    expect(order(['03/04/2026', '13/04/2026'])).toBe('dmy');
    expect(order(['03/04/2026', '03/14/2026'])).toBe('mdy');
  });
  test('against the language, where the figures say so', () => {
    expect(order(['03/04/2026', '13/04/2026'], 'en-US')).toBe('dmy');
  });
  test('by weekdays', () => {
    expect(order(['Tue 03/11/2026'])).toBe('dmy');
    expect(order(['Wed 03/11/2026'])).toBe('mdy');
  });
  test('by the order of the rows', () => {
    expect(order(['05/03/2026', '04/03/2026', '03/03/2026', '02/03/2026', '01/03/2026', '12/02/2026'])).toBe('dmy');
  });
  test('not at all where nothing tells', () => {
    expect(order(['03/04/2026', '03/04/2026'])).toBeNull();
    expect(order(['13/14/2026'])).toBeNull();
  });
});
