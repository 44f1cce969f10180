import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { calendar, listed } from './ics.ts';

const india = { timeZone: 'Asia/Kolkata' };
const always = { from: new Date('1990-01-01'), to: new Date('2040-01-01') };

/** The start of the one meeting in a feed. */
function startOf(feed: string, timeZone = 'Asia/Kolkata'): string {
  const read = occurrencesIn(feed, always, { timeZone });
  return read.ok && read.occurrences[0] ? read.occurrences[0].start.toISOString().slice(0, 16) : 'none';
}

type Observed = { kind?: 'STANDARD' | 'DAYLIGHT'; begins?: string; from?: string; to: string; more?: string };

/** A feed whose zones are described, with a meeting in the first of them. */
function described(zone: string, time: string, ...parts: Observed[][]): string {
  const zones = parts.map((observed) => {
    const lines = observed.map(({ kind = 'STANDARD', begins = '19700101T000000', from, to, more }) =>
      [
        ...[`BEGIN:${kind}`, `DTSTART:${begins}`, ...(from ? [`TZOFFSETFROM:${from}`] : [])],
        ...[`TZOFFSETTO:${to}`, ...(more ? [more] : []), `END:${kind}`],
      ].join('\r\n'),
    );
    return `BEGIN:VTIMEZONE\r\nTZID:${zone}\r\n${lines.join('\r\n')}\r\nEND:VTIMEZONE\r\n`;
  });
  const event = calendar(`UID:a\nDTSTART;TZID="${zone}":${time}\nSUMMARY:m`);
  return event.replace('BEGIN:VEVENT', `${zones.join('')}BEGIN:VEVENT`);
}

const summer = (year: number, day: string): Observed => ({
  kind: 'DAYLIGHT',
  begins: `${year}03${day}T020000`,
  from: '+0100',
  to: '+0200',
  more: 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
});
const winter = (year: number, day: string): Observed => ({
  begins: `${year}10${day}T030000`,
  from: '+0200',
  to: '+0100',
  more: 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
});

test.each<[string, string, string]>([
  [
    'described from next year on',
    described('Europe/Amsterdam', '20270131T120000', [summer(2027, '28'), winter(2027, '31')]),
    '2027-01-31T11:00',
  ],
  [
    'described twice',
    described(
      'Europe/Berlin',
      '20261202T100000',
      [summer(2026, '29'), winter(2026, '25')],
      [summer(2027, '28'), winter(2027, '31')],
    ),
    '2026-12-02T09:00',
  ],
  [
    'described by its summer alone',
    described('Europe/Brussels', '20261202T100000', [
      { kind: 'DAYLIGHT', begins: '20190101T000000', from: '+0100', to: '+0200' },
    ]),
    '2026-12-02T09:00',
  ],
  ['described wrongly', described('Zurich', '20261202T100000', [{ to: '+0500' }]), '2026-12-02T09:00'],
  [
    'shown by Windows, and described',
    described('(UTC+10:00) Brisbane', '20261202T100000', [{ to: '+1000' }]),
    '2026-12-02T00:00',
  ],
])('a known zone is as everyone knows it, however the calendar describes it: %s', (_, feed, start) => {
  expect(startOf(feed)).toBe(start);
});

test.each<[string, string, string, Observed[][]]>([
  ['by one rule', '20260702T100000', '08:00', [[summer(1971, '28'), winter(1971, '31')]]],
  ['by one rule, in winter', '20261202T100000', '09:00', [[summer(1971, '28'), winter(1971, '31')]]],
  ['in two parts', '20260702T100000', '08:00', [[summer(1971, '28')], [winter(1971, '31')]]],
  ['from later on', '20260702T100000', '09:00', [[summer(2027, '28'), winter(2027, '31')]]],
  ['without what was before', '20260702T100000', '00:00', [[{ to: '+1000' }]]],
  [
    'from later on, without what was before',
    '20260702T100000',
    '00:00',
    [[{ begins: '20300101T000000', to: '+1000' }]],
  ],
  ['by a rule that is none', '20260702T100000', '07:00', [[{ to: '+0300', more: 'RRULE:FREQ=SOMETIMES' }]]],
  [
    'by a rule that has ended',
    '20260702T100000',
    '05:00',
    [[{ ...winter(1971, '31'), to: '+0500', more: 'RRULE:FREQ=YEARLY;UNTIL=20200101T000000Z' }]],
  ],
  [
    'with dates',
    '20260702T100000',
    '04:00',
    [
      [
        { to: '+0300', more: 'RDATE:20250101T000000' },
        { begins: '20260101T000000', to: '+0600' },
      ],
    ],
  ],
])('an unknown zone is as the calendar describes it: %s', (_, time, clock, parts) => {
  expect(startOf(described('Our office', time, ...parts)).slice(11)).toBe(clock);
});

test('an unknown zone that names a place means that place', () => {
  const feed = described('Mitteleuropa', '20260702T100000', [{ to: '+0100' }]);
  expect(
    startOf(feed.replace('TZID:Mitteleuropa', 'TZID:Mitteleuropa\r\nX-LIC-LOCATION:Europe/Berlin')),
  ).toBe('2026-07-02T08:00');
});

test.each([
  // What Windows shows, in English and in other languages, today and before.
  ['(UTC-08:00) Pacific Time (US & Canada)', '18:00'],
  ['(UTC-08:00) Pacific Time (US &amp; Canada)', '18:00'],
  ['(GMT-08:00) Pacific Time (US and Canada); Tijuana', '18:00'],
  ['(UTC-05:00) Eastern Time (US & Canada)', '15:00'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', '09:00'],
  ['(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris', '09:00'],
  ['(UTC+01:00) Sarajevo, Skopje, Warschau, Zagreb', '09:00'],
  ['(UTC+02:00) Helsinki, Kiew, Riga, Sofia, Tallinn, Wilna', '08:00'],
  ['(UTC+00:00) Dublin, Edinburgh, Lisbon, London', '10:00'],
  ['(UTC) Coordinated Universal Time', '10:00'],
  ['(UTC-11:00) Coordinated Universal Time-11', '21:00'],
  ['(UTC-07:00) La Paz, Mazatlan', '17:00'],
  ['(UTC-04:00) Georgetown, La Paz, Manaus, San Juan', '14:00'],
  ['(UTC+13:00) Samoa', '21:00'],
  ['(UTC+03:00) Minsk', '07:00'],
  ['(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', '04:30'],
  ['(GMT+01:00) Central European Time - Berlin', '09:00'],
  ['Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '09:00'],
  ['(UTC+01:00) W. Europe Standard Time', '09:00'],
  ['(UTC+01:00) Europe/Berlin', '09:00'],
  // Names of Windows.
  ['w. europe standard time', '09:00'],
  ['W. Europe Daylight Time', '09:00'],
  ['Russia Time Zone 3', '06:00'],
  ['tzone://Microsoft/Eastern Standard Time', '15:00'],
  // Names of IANA, new and old.
  ['europe/berlin', '09:00'],
  ["'Europe/Berlin'", '09:00'],
  [' Europe/Berlin ', '09:00'],
  ['America/New York', '15:00'],
  ['/citadel.org/20210210_1/America/Argentina/Buenos_Aires', '13:00'],
  ['/mozilla.org/20050126_1/Asia/Calcutta', '04:30'],
  ['Asia/Rangoon', '03:30'],
  ['US/Pacific', '18:00'],
  ['EST5EDT', '15:00'],
  ['GB-Eire', '10:00'],
  ['Japan', '01:00'],
  ['Etc/GMT-3', '07:00'],
  ['UTC', '10:00'],
  ['Z', '10:00'],
  // Cities, and letters.
  ['Zurich', '09:00'],
  ['new york', '15:00'],
  ['Buenos_Aires', '13:00'],
  ['PST', '18:00'],
  ['BST', '10:00'],
  // Distances.
  ['(UTC-08:00) Heure du Pacifique', '18:00'],
  ['(UTC−03:00) Irgendwo', '13:00'],
  ['Irgendwo (GMT+02:00)', '08:00'],
  ['+0300', '07:00'],
  ['GMT +5:30', '04:30'],
])('a zone as programs write it: %s', (zone, clock) => {
  const event = (named: string) =>
    calendar(`UID:a\nDTSTART;TZID=${named}:20261202T100000\nDTEND;TZID=${named}:20261202T103000\nSUMMARY:m`);
  for (const named of [zone, `"${zone}"`, zone.replaceAll(',', '\\,')]) {
    if (named === zone && zone.includes(';')) continue;
    expect(listed(event(named), { timeZone: 'Africa/Cairo' })[0]?.slice(6, 11), named).toBe(clock);
  }
});

test('an unknowable zone means the person’s own', () => {
  for (const zone of [
    'tzone://Microsoft/Custom',
    'Customized Time Zone',
    'Nowhere/Land',
    'constructor',
    '__proto__',
  ])
    expect(startOf(calendar(`UID:a\nDTSTART;TZID=${zone}:20261202T100000`)), zone).toBe('2026-12-02T04:30');
});

test('letters that several places claim mean the person’s place, if it’s one of them', () => {
  const event = calendar('UID:a\nDTSTART;TZID=IST:20261202T100000\nSUMMARY:m');
  expect(listed(event, { timeZone: 'Asia/Jerusalem' })).toEqual(['12-02 08:00–08:00 m']);
  expect(listed(event, india)).toEqual(['12-02 04:30–04:30 m']);
});

test('in every IANA zone at any time, the moment is what the standard library says', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/')));
  const minute = fc.integer({ min: Date.UTC(1995, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
  const dress = fc.constantFrom(
    (name: string) => name,
    (name: string) => `"${name}"`,
    (name: string) => `/freeassociation.sourceforge.net/Tzfile/${name}`,
    (name: string) => name.toLowerCase(),
    (name: string) => `(UTC) ${name}`,
  );
  fc.assert(
    fc.property(zone, minute, dress, (name, at, dressed) => {
      const wall = new Date(at * 60_000).toISOString().slice(0, 19);
      const feed = calendar(`UID:a\nDTSTART;TZID=${dressed(name)}:${wall.replaceAll(/[-:]/g, '')}`);
      const plain = Temporal.PlainDateTime.from(wall).toZonedDateTime(name, { disambiguation: 'compatible' });
      expect(startOf(feed)).toBe(new Date(plain.epochMilliseconds).toISOString().slice(0, 16));
    }),
    { numRuns: 150 },
  );
});

test('a zone of our own, described as it is, has its times', () => {
  const hour = fc.integer({ min: Date.UTC(1999, 0) / 3_600_000, max: Date.UTC(2035, 0) / 3_600_000 });
  fc.assert(
    fc.property(hour, (at) => {
      const wall = new Date(at * 3_600_000).toISOString().slice(0, 19);
      const feed = described('Our office', wall.replaceAll(/[-:]/g, ''), [
        summer(1997, '30'),
        winter(1997, '26'),
      ]);
      const plain = Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Berlin', {
        disambiguation: 'compatible',
      });
      expect(startOf(feed)).toBe(new Date(plain.epochMilliseconds).toISOString().slice(0, 16));
    }),
    { numRuns: 100 },
  );
});
