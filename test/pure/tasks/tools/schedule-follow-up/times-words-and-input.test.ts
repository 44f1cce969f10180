import { expect, test } from 'vitest';
import { approve, context, hostile, now } from '../support.ts';
import { input, world } from './in-calendar.ts';

test('an approval that comes after its time is refused', async () => {
  const { google, tool } = await world();
  expect(await tool.run(input, null, context({ now: new Date('2026-12-03T14:00:00Z') }))).toEqual({
    kind: 'failed',
    problem: { kind: 'time_passed', when: 'Thursday 3 December 2026, 15:00 to 15:45 (Europe/Berlin)' },
  });
  expect(google.journal.entries).toEqual([]);
});

test('hostile words stay words', async () => {
  const { google, tool } = await world();
  const title = hostile.slice(0, 60);
  expect(await approve(tool, { ...input, title, notes: hostile })).toMatchObject({ kind: 'done' });
  expect(google.events[0]?.summary).not.toMatch(/[\p{Cc}\p{Cs}]/u);
});

test.each([
  ['a title of 10 kB', { title: 'x'.repeat(10_000) }],
  ['no title', { title: '\n' }],
  ['a date that is none', { start: '2026-13-40T99:99' }],
  ['a time with an offset', { start: '2026-12-03T15:00:00+01:00' }],
  ['a zone that is none', { time_zone: 'Mars/Olympus' }],
  ['an offset for a zone', { time_zone: '+01:00' }],
  ['a guest that is no address', { guests: ['<!channel>'] }],
  ['a guest with a line break', { guests: ['a@acme.org\r\nBCC: b@acme.org'] }],
  ['a crowd', { guests: Array.from({ length: 21 }, (_, i) => `a${i}@acme.org`) }],
  ['an endless meeting', { minutes: 10_000 }],
  ['something unknown', { calendar_id: 'boss@acme.org' }],
])('input with %s is refused', async (_, given) => {
  const { tool } = await world();
  expect(tool.schema.safeParse({ ...input, ...given }).success).toBe(false);
});

test.each([
  [
    '2026-11-22T12:59',
    { kind: 'time_passed', when: 'Sunday 22 November 2026, 12:59 to 13:44 (Europe/Berlin)' },
  ],
  [
    '2027-12-03T15:00',
    { kind: 'time_too_far', when: 'Friday 3 December 2027, 15:00 to 15:45 (Europe/Berlin)' },
  ],
  ['2027-03-28T02:30', { kind: 'time_skipped', when: '2027-03-28 02:30', timeZone: 'Europe/Berlin' }],
])('a preview refuses %s', async (start, problem) => {
  const { tool } = await world();
  expect(await tool.preview({ ...input, start }, context({ now }))).toEqual({ ok: false, problem });
});
