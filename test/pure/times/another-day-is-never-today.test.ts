import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime } from '../../../services/times/messages/read-time.ts';

// A Tuesday, ten o'clock in Berlin.
const now = new Date('2026-12-01T09:00:00Z');
const timeZone = 'Europe/Berlin';
const link = '<https://meet.google.com/abc-defg-hij>';

/** The moment, `asks`, or `now`. */
function said(text: string): string {
  const read = readTime(`${text} ${link}`, now, timeZone);
  if (read.kind === 'at') return read.at.toISOString().slice(0, 16);
  return read.kind === 'none' ? 'now' : 'asks';
}

describe('words beside a time that are not understood: the card asks', () => {
  test.each([
    ...['dopodomani 15:00', 'tommorow at 3pm', 'wendesday 3pm', '3pm thrusday', 'Christmas Eve at 3pm'],
    ...['Easter Monday at 3pm', 'standup at half three', 'Black Friday 15:00', '15:00 pet', 'ons 15:00'],
    ...[
      'do 15:00',
      'standup on 15:00',
      '15:00 P',
      'mar. 15h',
      'Boxing Day standup at 3pm',
      'Sprint 42, 15:00',
    ],
    ...[
      'jutro o 15:00',
      'imorgon 15:00',
      'i morgen kl. 15:00',
      'yarın 15:00',
      'zítra v 15:00',
      'holnap 15:00',
    ],
    ...[
      'завтра в 15:00',
      '明日15時から',
      '明天下午3点',
      '내일 오후 3시',
      'غدا الساعة 3',
      'מחר ב-15:00',
      'พรุ่งนี้ 15:00',
    ],
  ])('%s', (text) => expect(said(text)).toBe('asks'));
});

describe('a week, and what has to happen first, is not now', () => {
  test.each([
    ...['KW 50', 'in week 50', 'CW 50', 'semaine 50', 'vecka 50'],
    ...[
      'after the standup',
      'after our retro',
      'right after this meeting',
      'once the build is green',
      'once we’re done',
    ],
    ...['when Bob is back', 'when the client is here'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));

  test.each([
    'join when you are ready',
    'once again',
    'week 3 kickoff',
    'hop on when you can',
    'after you join, mute',
  ])('but “%s” is', (text) => expect(said(text)).toBe('now'));
});

describe('a day is seen far from its time, and without one', () => {
  test.each([
    ...[
      'Tomorow we have the standup, at 3pm',
      'tmrw is the standup',
      'Ostermontag ist Standup',
      'standup jutro',
    ],
    ...['завтра созвон', '明日定例', 'notre point est mercredi', 'Wensday standup', 'standup 2 grudnia'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));
});

describe('hours in words and in other languages’ forms', () => {
  test.each([
    ...[
      'um drei',
      'heute um drei',
      'a las tres',
      'alle tre',
      'alle ore 13',
      'om drie uur',
      'o trzeciej',
      'kl. 15',
    ],
    ...[
      'в три',
      'à trois heures',
      'kello 15',
      "saat 15'te",
      'starting in 5:',
      'الساعة 3 مساء',
      '下午3点',
      'в 15 часов',
    ],
  ])('%s', (text) => expect(said(text)).toBe('asks'));
});

describe('a day or an hour in languages that nothing here reads asks', () => {
  test.each([
    ...['kesho saa 9', 'saa tisa', 'besok jam sembilan', 'esok pukul 9', 'bukas alas nuwebe', 'bukas ng 9'],
    ...[
      'homme kell 9',
      'nesër në 9',
      'amárach ag 9',
      'yfory am 9',
      'bihar 9etan',
      'gobe karfe 9',
      'ertaga 9',
    ],
    ...['ngomuso ngo 9', 'վաղը', 'ხვალ', 'ертең', 'ነገ', 'நாளை', 'ស្អែក', 'ມື້ອື່ນ', 'မနက်ဖြန်'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));

  test.each(['one more try', 'Bihar project', 'un homme', 'phase 9', 'gate 9', 'iPhone 9', 'jam session'])(
    'but “%s” is now',
    (text) => expect(said(text)).toBe('now'),
  );
});

describe('minutes until it begins ask; a length beside what the call is does not', () => {
  test.each([
    ...['10 min to go', '10 min heads up', '10 min warning', 'starts 10 min', '10 min break, then join'],
    ...['dalam 10 menit', '10 menit lagi', 'peste 10 minute', '10 perc múlva', 'baada ya dakika 10'],
    ...['10 minuti pärast', '10 phút nữa'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));

  test.each([
    ...['quick 10 min chat', '10-min sync', '10 min call with Bob', '30 min with Acme', '1 hour workshop'],
    ...['10 min late, sorry'],
  ])('but “%s” is now', (text) => expect(said(text)).toBe('now'));
});

describe('what may be a time or a length asks, unless a word says which', () => {
  test.each(['1h30', 'réunion 1h30', '3h30', 'meeting 2h15'])('%s', (text) =>
    expect(said(text)).toBe('asks'),
  );
  test.each([
    ['réunion à 3h30', '2026-12-01T14:30'],
    ['alle 3h30', '2026-12-01T14:30'],
    ['às 3h30', '2026-12-01T14:30'],
    ['10h30', '2026-12-01T09:30'],
    ['15h30', '2026-12-01T14:30'],
    ['for 1h30', 'now'],
  ])('%s: %s', (text, when) => expect(said(text)).toBe(when));
});

describe('a wait, a quarter or a half hour in any language is never now', () => {
  test.each([
    ...[
      'in zwanzig Minuten',
      'in einer halben Stunde',
      'in ein paar Minuten',
      'dans 20 min',
      'd’ici 20 minutes',
    ],
    ...['dans une demi-heure', 'dentro de 20 minutos', 'en media hora', 'daqui a uma hora', 'tra mezz’ora'],
    ...['over 20 min', 'over een kwartier', 'om 20 min', 'om en halvtimme', 'om et kvarter', '20 min päästä'],
    ...[
      'tunnin kuluttua',
      'za 20 minut',
      'za pół godziny',
      'za čtvrt hodiny',
      '20 dakika sonra',
      'yarım saate',
    ],
    ...[
      'через полчаса',
      'через двадцать минут',
      'за годину',
      '1小时后',
      '半時間後',
      '반 시간 후',
      'in a few minutes',
    ],
    ...[
      'heute um halb drei',
      'viertel vor drei',
      'kwart over drie',
      'tres menos cuarto',
      'quinze para as três',
    ],
    ...['tre e un quarto', 'kvart i tre', 'kvarter over tre', 'varttia vaille kolme', 'puoli kolmelta'],
    ...['za kwadrans 15', 'půl třetí', 'üçe çeyrek var', 'без четверти три', 'в полтретьего', 'пів на третю'],
    ...['two thirty', 'a quarter til 3', '14u30', 'vandaag 15u', 'dnes v 15', 'bugün 15’te', '9h', '14h30'],
  ])('%s', (text) => expect(said(text)).not.toBe('now'));
});

describe('a piece or an end that is read beside a start is no end', () => {
  test.each([
    ...['15:00 hora de España', '15:00 ore italiane', 'von 15 bis 16 Uhr', 'mellan 15 och 16', 'od 15 do 16'],
    ...['not before 3pm', 'don’t start until 3pm', '1400Z'],
  ])('%s', (text) => expect(said(text)).not.toBe('now'));
});

describe('another part of the day, another week or a month asks', () => {
  test.each([
    ...['vanavond', 'später', 'nach dem Mittagessen', 'plus tard', 'tout à l’heure', 'après le déjeuner'],
    ...['depois do almoço', 'più tardi', 'dopo pranzo', 'straks', 'i eftermiddag', 'senere', 'iltapäivällä'],
    ...['po południu', 'odpoledne', 'öğleden sonra', 'после обеда', 'пізніше', 'あとで', '稍后', '나중에'],
    ...[
      'on the weekend',
      'am Wochenende',
      'la semana que viene',
      'semana que vem',
      'til helgen',
      'w weekend',
    ],
    ...['в выходные', '週末', '다음 주', 'om två dagar', 'через неделю', 'za dva dny', 'あさって', '12月4日'],
    ...['in January', 'im Januar', 'en enero', 'w styczniu', 'в январе', 'tammikuussa', '04/12/2026'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));
});

describe('“soon” and “later” in any language ask', () => {
  test.each([
    ...[
      'soon',
      'shortly',
      'starting soon',
      'a later time',
      'bald',
      'gleich',
      'demnächst',
      'in Kürze',
      'bientôt',
      'sous peu',
    ],
    ...['pronto', 'en breve', 'en un rato', 'em breve', 'depois', 'presto', 'a breve', 'dopo', 'binnenkort'],
    ...[
      'zo meteen',
      'dadelijk',
      'snart',
      'strax',
      'inom kort',
      'om lite',
      'pian',
      'hetken päästä',
      'wkrótce',
    ],
    ...['niebawem', 'zaraz', 'za chwilę', 'brzy', 'za chvíli', 'čoskoro', 'neskôr', 'hamarosan', 'később'],
    ...['în curând', 'mai târziu', 'yakında', 'скоро', 'вскоре', 'незабаром', 'згодом', 'ускоро', 'kasnije'],
    ...['kmalu', 'по-късно', 'σύντομα', 'αργότερα', 'varsti', 'drīz', 'vėliau', 'més tard', 'בקרוב', 'لاحقا'],
    ...['जल्द', 'lát nữa', 'nanti', 'まもなく', '곧', '等会儿', '一会儿'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));
});

describe('a bare date, or a count to a start, asks', () => {
  test.each([
    ...[
      '4/12',
      '12/4',
      '4-12',
      '(4/12)',
      'standup 4/12',
      '4/12 standup',
      'réunion le 4/12',
      'on 4/12',
      '3/4',
    ],
    ...['T-20', 'T−20', 'T-20 min', 'T minus 20', 't-5', 'T-2h', 'launch at T-1', 'J-1', 'D-1'],
  ])('%s', (text) => expect(said(text)).toBe('asks'));
  test.each([
    '24/7',
    '24/7 support',
    '2/3 done',
    '1/2 of the team',
    '45/60',
    'T-shirt',
    'T-Mobile',
    'MT-32',
    'COVID-19',
    'we don’t - 3 bugs left',
  ])('%s: now', (text) => expect(said(text)).toBe('now'));
});

describe('a name that has a day or a part of one in it is no time', () => {
  test.each([
    ...['black friday planning', 'Cyber Monday prep', 'planning for Black Friday', 'Black Friday retro'],
    ...['night shift', 'night shift handover', 'evening shift', 'weekend shift roster'],
  ])('%s: now', (text) => expect(said(text)).toBe('now'));
  test.each([
    ...[
      'Black Friday',
      'Black Friday 15:00',
      'call on Black Friday',
      'friday planning',
      'tomorrow’s night shift',
    ],
    ...['night shift at half three', 'Black Friday planning tomorrow', 'Black Friday planning at 3pm'],
    ...['black friday planning later', 'Good Friday sync', 'tonight'],
  ])('%s: asks', (text) => expect(said(text)).toBe('asks'));
});

describe('goodbyes and “as soon as” are no times', () => {
  test.each([
    ...[
      'see you soon',
      'join as soon as possible',
      'bis gleich',
      'bis bald',
      'à bientôt',
      'à plus tard',
      'à tout à l’heure',
    ],
    ...[
      'hasta pronto',
      'hasta luego',
      'até breve',
      'até mais tarde',
      'a presto',
      'a più tardi',
      'a dopo',
      'tot straks',
    ],
    ...[
      'tot zo',
      'tot later',
      'vi ses snart',
      'vi ses senere',
      'nähdään pian',
      'do zobaczenia wkrótce',
      'до скорой встречи',
    ],
  ])('%s: now', (text) => expect(said(text)).toBe('now'));
});

describe('greetings and chatter join without a question', () => {
  test.each([
    ...[
      'boa tarde a todos',
      'god morgon',
      'dobrý večer',
      'добрый вечер',
      '下午好',
      'see you in a bit',
      'hasta luego',
    ],
    ...[
      'v2 review',
      'half the team is here',
      'todays standup',
      'budget 12.50',
      'office hours',
      'was machen wir heute',
    ],
    ...['30 min sync', 'Minuten zählen', 'over the years', 'fra Ada', 'quarterly review', 'one on one'],
  ])('%s: now', (text) => expect(said(text)).toBe('now'));
});

describe('ordinary posts are planned without a question', () => {
  test.each([
    ['standup at 15:00', '2026-12-01T14:00'],
    ['can someone join the design review tomorrow at 3pm?', '2026-12-02T14:00'],
    ['pricing chat with Peter Smith at 15:00', '2026-12-01T14:00'],
    ['Acme kickoff 15:00', '2026-12-01T14:00'],
    ['15:00 Acme kickoff', '2026-12-01T14:00'],
    ['can we do 15:00?', '2026-12-01T14:00'],
    ['heute um 15 Uhr Projektbesprechung', '2026-12-01T14:00'],
    ['Hola, reunión de equipo a las 15:00', '2026-12-01T14:00'],
    ['on se retrouve pour la réunion à 15h', '2026-12-01T14:00'],
    ['riunione oggi alle 15:00', '2026-12-01T14:00'],
  ])('%s', (text, expected) => expect([expected, text.startsWith('on se') && 'asks']).toContain(said(text)));

  test.each([
    'alle drei Teams sind da',
    'discuss the roadmap',
    'Guten Morgen zusammen',
    'mayday drill',
    'Frida is late',
  ])('%s: now', (text) => expect(said(text)).toBe('now'));
});

describe('places listed behind a time are its zone', () => {
  const cities = 'Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna';
  test.each([
    [`When: Wednesday, December 2, 2026 3:00 PM-3:30 PM. (UTC+01:00) ${cities}`, '2026-12-02T14:00'],
    [`When: Wednesday, July 14, 2027 3:00 PM-3:30 PM. (UTC+01:00) ${cities}`, 'asks'],
    [
      'Wednesday, December 2, 2026 3:00 PM-3:30 PM (UTC-08:00) Pacific Time (US & Canada)',
      '2026-12-02T23:00',
    ],
    ['When: Wednesday, December 2, 2026 3:00 PM (UTC-03:00) Nowhere', 'asks'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  test('in other languages: that moment, or a question', () => {
    const german = 'Zeit: 2. Dez. 2026 03:00 PM Amsterdam, Berlin, Rom, Stockholm, Wien';
    const french =
      'Quand : mercredi 2 décembre 2026 15:00-15:30 (UTC+01:00) Bruxelles, Copenhague, Madrid, Paris';
    for (const text of [german, french]) expect(['2026-12-02T14:00', 'asks']).toContain(said(text));
  });
});

test('a full date with a bare early hour offers both halves of the day', () => {
  const read = readTime('14.12.2026 5:15', now, timeZone);
  expect(read).toMatchObject({
    kind: 'doubt',
    doubt: { choices: [{ at: '2026-12-14T04:15:00.000Z' }, { at: '2026-12-14T16:15:00.000Z' }] },
  });
});

const locales = [
  ...[
    'en-US',
    'en-GB',
    'de',
    'fr',
    'es',
    'pt-BR',
    'it',
    'nl',
    'sv',
    'da',
    'nb',
    'fi',
    'pl',
    'cs',
    'hu',
    'ro',
    'tr',
  ],
  ...['ru', 'uk', 'el', 'he', 'ar-EG', 'hi', 'th', 'vi', 'id', 'ja', 'zh', 'ko'],
];

test('dates as computers write them in many languages: that moment or a question, never another and never now', () => {
  const minutes = fc
    .integer({ min: 60, max: 24 * 24 * 60 })
    .map((after) => new Date(now.getTime() + after * 60_000));
  const styles = fc.constantFrom<'full' | 'long' | 'medium' | 'short'>('full', 'long', 'medium', 'short');
  const shapes = fc.constantFrom(
    (date: string, time: string) => `${date} ${time}`,
    (date: string, time: string) => `${time} ${date}`,
    (date: string, time: string) => `standup ${date}: ${time}`,
    (date: string, time: string) => `${date}\n${time}`,
  );
  fc.assert(
    fc.property(fc.constantFrom(...locales), minutes, styles, shapes, (locale, at, dateStyle, shape) => {
      const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle }).format(at);
      const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(at);
      const moment = at.toISOString().slice(0, 16);
      // A short date without its century may be read in two orders.
      expect([moment, 'asks']).toContain(said(shape(date, time)));
    }),
    {
      numRuns: 500,
      seed: 26,
      examples: [['sv', new Date('2026-12-02T14:00:00Z'), 'full', (day, time) => `${day} ${time}`]],
    },
  );
});

test('weekdays and tomorrow in many languages: that moment or a question', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(23),
      (locale, days, hour) => {
        const at = new Date(Date.UTC(2026, 11, 1 + days, hour));
        const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(at);
        const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }).format(at);
        const moment = at.toISOString().slice(0, 16);
        for (const text of [`${weekday} ${time}`, `${time} ${weekday}`, `${weekday} standup ${time}`])
          expect([moment, 'asks']).toContain(said(text));
        if (hour > 22) return;
        const next = new Date(Date.UTC(2026, 11, 2, hour));
        const tomorrow = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day');
        const clock = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(next);
        expect([next.toISOString().slice(0, 16), 'asks']).toContain(said(`${tomorrow} ${clock}`));
      },
    ),
    { numRuns: 250, seed: 26 },
  );
});
