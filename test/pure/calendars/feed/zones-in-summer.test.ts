import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { calendar } from './ics.ts';

const always = { from: new Date('1990-01-01'), to: new Date('2040-01-01') };

/** What ten o'clock is in UTC, for somebody who lives far from all these zones. */
function tenIn(zone: string, day: string): string | undefined {
  const event = `UID:a\nDTSTART;TZID="${zone}":${day}T100000`;
  const read = occurrencesIn(calendar(event), always, { timeZone: 'Pacific/Kiritimati' });
  return read.ok ? read.occurrences[0]?.start.toISOString().slice(11, 16) : read.problem;
}

test.each([
  // The distance in a label is winter's: what changes its clocks has another in summer.
  ['(UTC-08:00) Pacific Time (US & Canada)', '18:00', '17:00'],
  ['(UTC-08:00) Pacific Zeit (USA & Kanada)', '18:00', '17:00'],
  ['(UTC-05:00) Est (États-Unis et Canada)', '15:00', '14:00'],
  ['(UTC-06:00) Hora central (EE. UU. y Canadá)', '16:00', '15:00'],
  ['(UTC-07:00) 山地標準時 (米国およびカナダ)', '17:00', '16:00'],
  ['(UTC-04:00) Atlantik (Kanada)', '14:00', '13:00'],
  ['(UTC-06:00) Saskatchewan', '16:00', '16:00'],
  ['(UTC+02:00) Athen, Bukarest', '08:00', '07:00'],
  ['(UTC+02:00) Le Caire', '08:00', '07:00'],
  ['(UTC+00:00) Dublín, Edimburgo, Lisboa, Londres', '10:00', '09:00'],
  ['(UTC+01:00) アムステルダム、ベルリン、ベルン、ローマ、ストックホルム、ウィーン', '09:00', '08:00'],
  ['Eastern Time (U.S. & Canada)', '15:00', '14:00'],
  ['Pacific Time (US & Canada)', '18:00', '17:00'],
  // A remark, another name or a number behind it; accents; other signs for the slash.
  ['Europe/Berlin (DST)', '09:00', '08:00'],
  ['Europe/London (GMT)', '10:00', '09:00'],
  ['Eastern Standard Time (America/New_York)', '15:00', '14:00'],
  ['Central Standard Time (Mexico)', '16:00', '16:00'],
  ['W. Europe Standard Time 1', '09:00', '08:00'],
  ['Europe/Berlin-1', '09:00', '08:00'],
  ['Europe-Berlin', '09:00', '08:00'],
  ['Europe/Zürich', '09:00', '08:00'],
  ['São Paulo', '13:00', '13:00'],
  ['UTC-11', '21:00', '21:00'],
  // What Windows no longer has, and what the standard library calls zones.
  ['Mexico Standard Time 2', '17:00', '17:00'],
  ['Mitteleuropäische Sommerzeit', '09:00', '08:00'],
  ['Heure normale d’Europe centrale', '09:00', '08:00'],
  ['Western European Time', '10:00', '09:00'],
  ['Hora central', '16:00', '15:00'],
  ['日本標準時', '01:00', '01:00'],
  // Distances with other marks.
  ['(GMT+05.30) Irgendwo', '04:30', '04:30'],
  ['-08', '18:00', '18:00'],
])('a zone has its summer, whatever language names it: %s', (zone, winter, summer) => {
  expect([tenIn(zone, '20261202'), tenIn(zone, '20260702')]).toEqual([winter, summer]);
});

test.each(['+0500', '+05', '+5', '+500', '5', '+05:00', '+050000', 'GMT+5'])(
  'a distance in a description, however it is written: %s',
  (distance) => {
    const observed = `BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:${distance}\r\nEND:STANDARD`;
    const zone = `BEGIN:VTIMEZONE\r\nTZID:Our office\r\n${observed}\r\nEND:VTIMEZONE\r\n`;
    const event = calendar('UID:a\nDTSTART;TZID=Our office:20260702T100000');
    const read = occurrencesIn(event.replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`), always);
    expect(read.ok && read.occurrences[0]?.start.toISOString().slice(11, 16)).toBe('05:00');
  },
);

test('changes of clocks without a start apply at any time', () => {
  const observed = (kind: string, from: string, to: string, month: number) =>
    [
      ...[`BEGIN:${kind}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`],
      ...[`RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}`, `END:${kind}`],
    ].join('\r\n');
  const parts = [observed('STANDARD', '+0200', '+0100', 10), observed('DAYLIGHT', '+0100', '+0200', 3)];
  const zone = `BEGIN:VTIMEZONE\r\nTZID:Our office\r\n${parts.join('\r\n')}\r\nEND:VTIMEZONE\r\n`;
  const starts = ['20260702T100000', '20261202T100000'].map((time) => {
    const event = calendar(`UID:a\nDTSTART;TZID=Our office:${time}`);
    const read = occurrencesIn(event.replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`), always);
    return read.ok && read.occurrences[0]?.start.toISOString().slice(11, 16);
  });
  expect(starts).toEqual(['08:00', '09:00']);
});
