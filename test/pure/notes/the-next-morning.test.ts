import { expect, test } from 'vitest';
import { nextMorning } from '../../../services/notes/digest.ts';

test.each([
  ['before nine: today', 'Europe/Berlin', '2026-11-28T07:59:00Z', '2026-11-28T08:00:00Z'],
  ['at nine: tomorrow', 'Europe/Berlin', '2026-11-28T08:00:00Z', '2026-11-29T08:00:00Z'],
  ['already the next day there', 'Pacific/Auckland', '2026-11-28T19:30:00Z', '2026-11-28T20:00:00Z'],
  ['over a change of clocks', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
  ['nobody knows where', null, '2026-11-28T12:00:00Z', '2026-11-29T09:00:00Z'],
])('the next morning is nine o’clock where the person is: %s', (_, zone, now, then) => {
  expect(nextMorning(zone, new Date(now))).toEqual(new Date(then));
});
