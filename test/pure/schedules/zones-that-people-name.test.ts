import { expect, test } from 'vitest';
import { findZone } from '../../../services/schedules/find-zone.ts';

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
  ['CET', 'Europe/Berlin'],
  ['EST', 'America/New_York'],
  ['utc', 'UTC'],
  ['munich', 'Europe/Berlin'],
])('%s is %s', (words, timeZone) => {
  const found = findZone(words);
  // Buenos Aires has an old name as well.
  if (found.kind === 'several') expect(found.zones).toContain(timeZone);
  else expect(found).toEqual({ kind: 'zone', timeZone });
});

test.each([
  ['UTC+2', 'offset'],
  ['+01:00', 'offset'],
  ['gmt - 5', 'offset'],
  ['IST', 'several'],
  ['cst', 'several'],
  ['mars', 'unknown'],
  ['', 'unknown'],
  ['../etc/passwd', 'unknown'],
  ['berlin\u0000', 'unknown'],
  ['constructor', 'unknown'],
  ['__proto__', 'unknown'],
])('%s is asked back', (words, kind) => {
  expect(findZone(words).kind).toBe(kind);
});
