import { expect, test } from 'vitest';
import { announcementOf } from '../../../services/consent/announced.ts';

const at = new Date('2026-11-26T09:00:00Z');

test.for([
  ['joining', null, null, false, null],
  ['live', at, null, false, null],
  ['live', at, at, false, null],
  ['live', at, at, true, 'said'],
  ['done', at, at, true, 'said'],
  ['done', at, null, true, 'said'],
  ['leaving', at, at, false, 'not_said'],
  ['done', at, null, false, 'unknown'],
  ['failed', null, null, false, null],
] as const)(
  '%s, connected %s, heard %s, entered %s: %s',
  ([state, connectedAt, heardAt, isEntered, said]) => {
    expect(announcementOf({ state, connectedAt, heardAt }, isEntered)).toBe(said);
  },
);

test('where somebody else is called like it, nobody knows whose words they were', () => {
  const over = { state: 'done', connectedAt: at, heardAt: at } as const;
  expect(announcementOf(over, true, true)).toBe('unknown');
  expect(announcementOf(over, false, true)).toBe('unknown');
});
