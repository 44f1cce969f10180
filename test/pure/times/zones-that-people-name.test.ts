import { expect, test } from 'vitest';
import { parseStandup } from '../../../listeners/commands/parse-standup.ts';
import { findZone } from '../../../services/times/find-zone.ts';
import { zoneAtEnd } from '../../../services/times/phrases/zone-at-end.ts';

test.each([
  ['berlin', 'Europe/Berlin'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/kyiv', 'Europe/Kyiv'],
  ['New York', 'America/New_York'],
  ['america/port of spain', 'America/Port_of_Spain'],
  ['kathmandu', 'Asia/Kathmandu'],
  ['kolkata', 'Asia/Kolkata'],
  ['St Johns', 'America/St_Johns'],
  ['buenos aires', 'America/Argentina/Buenos_Aires'],
  ['Cordoba', 'America/Argentina/Cordoba'],
  ['Mendoza', 'America/Argentina/Mendoza'],
  ['jujuy', 'America/Argentina/Jujuy'],
  ['Catamarca', 'America/Argentina/Catamarca'],
  ['Indianapolis', 'America/Indiana/Indianapolis'],
  ['istanbul', 'Europe/Istanbul'],
  ['Nicosia', 'Asia/Nicosia'],
  ['America/Indianapolis', 'America/Indianapolis'],
  ['CET', 'Europe/Berlin'],
  ['EST', 'America/New_York'],
  ['utc', 'UTC'],
  ['munich', 'Europe/Berlin'],
  ['Berlin time', 'Europe/Berlin'],
  ['Eastern time', 'America/New_York'],
  ['UK time zone', 'Europe/London'],
])('%s is %s', (words, timeZone) => {
  expect(findZone(words)).toEqual({ kind: 'zone', timeZone });
});

test.each([
  ['UTC+2', 'offset'],
  ['+01:00', 'offset'],
  ['gmt - 5', 'offset'],
  ['IST', 'several'],
  ['cst', 'several'],
  ['mars', 'unknown'],
  ['local time', 'unknown'],
  ['time', 'unknown'],
  ['', 'unknown'],
  ['../etc/passwd', 'unknown'],
  ['berlin\u0000', 'unknown'],
  ['constructor', 'unknown'],
  ['__proto__', 'unknown'],
])('%s is asked back', (words, kind) => {
  expect(findZone(words).kind).toBe(kind);
});

test.each([
  ['weekdays 09:30 CET', 'weekdays 09:30', 'CET'],
  ['weekdays 9am ET', 'weekdays 9am', 'ET'],
  ['weekdays 9am MT', 'weekdays 9am', 'MT'],
  ['09:30 UTC', '09:30', 'UTC'],
  ['weekdays 09:30 Berlin time', 'weekdays 09:30', 'Berlin time'],
  ['weekdays 09:30 Europe/Berlin', 'weekdays 09:30', 'Europe/Berlin'],
  ['weekdays 09:30 (new york)', 'weekdays 09:30', 'new york'],
  ['weekdays 09:30 america/port of spain', 'weekdays 09:30', 'america/port of spain'],
  ['weekdays 09:30 UTC+2', 'weekdays 09:30', 'UTC+2'],
  ['weekdays 09:30 IST', 'weekdays 09:30', 'IST'],
  ['weekdays 9:30 India', 'weekdays 9:30', 'India'],
  ['weekdays 9:30 Indianapolis', 'weekdays 9:30', 'Indianapolis'],
  ['cron 30 9 * * 1-5 CET', 'cron 30 9 * * 1-5', 'CET'],
])('“%s” ends with a zone', (phrase, when, zone) => {
  expect(zoneAtEnd(phrase)).toEqual({ when, zone });
});

test.each([
  'weekdays 09:30',
  'friday 9 sat',
  '9:30 sun',
  '9:30 someday',
  '9am + 14:00',
  'cron 0 9 * * mon',
  '',
])('“%s” names no zone', (phrase) => {
  expect(zoneAtEnd(phrase)).toEqual({ when: phrase, zone: null });
});

test.each([
  ['weekdays 9:30 in India', 'weekdays 9:30', 'India'],
  ['weekdays 9:30 (Berlin)', 'weekdays 9:30', 'Berlin'],
  ['weekdays 9:30 (in Berlin)', 'weekdays 9:30', 'Berlin'],
  ['weekdays 9:30 ( india )', 'weekdays 9:30', 'india'],
  ['weekdays 9:30 India', 'weekdays 9:30 India', null],
  ['weekdays 9:30 Indianapolis', 'weekdays 9:30 Indianapolis', null],
  ['weekdays at 2 in the afternoon', 'weekdays at 2 in the afternoon', null],
])('the place of “%s” is what stands after “in”, or in brackets', (phrase, when, zone) => {
  const words = `add https://meet.google.com/abc-defg-hij ${phrase}`.split(' ');
  expect(parseStandup(words)).toMatchObject({ kind: 'standup_add', wanted: { phrase: { when, zone } } });
});
