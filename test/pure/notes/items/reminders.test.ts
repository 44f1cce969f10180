import { expect, test } from 'vitest';
import type { Item } from '../../../../services/notes/item.ts';
import { applyChange, type ItemChange } from '../../../../services/notes/item-change.ts';
import { remindAtFor } from '../../../../services/notes/remind-at.ts';
import { anItem } from '../../../support/items.ts';

const now = new Date('2026-01-01T00:00:00Z');
const at = (date: string, timeZone: string | null, when = now) =>
  remindAtFor({ date, words: 'x' }, timeZone, when)?.toISOString() ?? null;

test('a reminder comes at nine in the morning of the day before, in the owner’s time zone', () => {
  expect(at('2026-11-27', 'Europe/Helsinki')).toBe('2026-11-26T07:00:00.000Z');
  expect(at('2026-07-10', 'Europe/Helsinki')).toBe('2026-07-09T06:00:00.000Z');
  expect(at('2026-11-27', 'America/New_York')).toBe('2026-11-26T14:00:00.000Z');
  expect(at('2026-03-01', 'Asia/Tokyo')).toBe('2026-02-28T00:00:00.000Z');
  expect(at('2026-11-27', null)).toBe('2026-11-26T09:00:00.000Z');
});

test('a reminder is right on days when clocks change, and in zones of half and quarter hours', () => {
  // Clocks went forward at 03:00 that morning, and back on the other.
  expect(at('2026-03-30', 'Europe/Helsinki')).toBe('2026-03-29T06:00:00.000Z');
  expect(at('2026-10-26', 'Europe/Helsinki')).toBe('2026-10-25T07:00:00.000Z');
  expect(at('2026-03-09', 'America/New_York')).toBe('2026-03-08T13:00:00.000Z');
  expect(at('2026-06-02', 'Asia/Kolkata')).toBe('2026-06-01T03:30:00.000Z');
  expect(at('2026-06-02', 'Asia/Kathmandu')).toBe('2026-06-01T03:15:00.000Z');
  expect(at('2026-10-05', 'Australia/Lord_Howe')).toBe('2026-10-03T22:00:00.000Z');
  expect(at('2026-06-02', 'Pacific/Kiritimati')).toBe('2026-05-31T19:00:00.000Z');
});

test('an item has no reminder where that time has passed, or where no day is named', () => {
  const morning = new Date('2026-11-26T07:00:00Z');
  expect(at('2026-11-27', 'Europe/Helsinki', new Date(morning.getTime() - 1))).not.toBeNull();
  expect(at('2026-11-27', 'Europe/Helsinki', morning)).toBeNull();
  // The same day is still early for others.
  expect(at('2026-11-27', 'America/New_York', morning)).toBe('2026-11-26T14:00:00.000Z');
  expect(at('2020-01-01', 'Europe/Helsinki')).toBeNull();
  expect(at('some day', 'Europe/Helsinki')).toBeNull();
  expect(remindAtFor({ date: null, words: 'soon' }, 'Europe/Helsinki', now)).toBeNull();
  expect(remindAtFor(null, 'Europe/Helsinki', now)).toBeNull();
});

const owned: Item = {
  ...anItem,
  ownerId: 'U1',
  ownerName: 'Ada',
  due: { date: '2026-11-27', words: 'Friday' },
  remindAt: new Date('2026-11-26T07:00:00Z'),
};
const edit = {
  kind: 'edit',
  text: null,
  dueOn: '2026-11-27',
  dueWords: null,
  owner: { id: 'U1', name: null },
} as const;
const after = (item: Item, change: ItemChange, when = now) =>
  applyChange(item, change, { by: 'U9', now: when, timeZone: 'America/New_York' });

test('every change of owner, day or state sets the reminder again; a change of words doesn’t', () => {
  const newYork = new Date('2026-11-26T14:00:00Z');
  expect(after(owned, { kind: 'assign', owner: { id: 'U2', name: 'Ben' } })?.remindAt).toEqual(newYork);
  const done = after(owned, { kind: 'done' });
  expect(done?.remindAt).toBeNull();
  expect(done && after(done, { kind: 'reopen' })?.remindAt).toEqual(newYork);
  expect(after(owned, { kind: 'drop' })?.remindAt).toBeNull();
  expect(after(owned, { ...edit, dueOn: '2026-11-28' })?.remindAt).toEqual(new Date('2026-11-27T14:00:00Z'));
  expect(after(owned, { ...edit, dueOn: null })?.remindAt).toBeNull();
  expect(after(owned, { ...edit, owner: { id: null, name: 'Priya' } })?.remindAt).toBeNull();
  expect(after(owned, { ...edit, text: 'Else' })).toMatchObject({ remindAt: owned.remindAt, text: 'Else' });
  // While we were down its time came: other words do not take it back.
  const late = new Date('2026-11-26T08:00:00Z');
  expect(after(owned, { ...edit, text: 'Else' }, late)?.remindAt).toEqual(owned.remindAt);
});

test('an item takes only what makes sense for it', () => {
  const kinds = ['done', 'reopen', 'drop'] as const;
  const taken = (state: Item['state']) =>
    kinds.filter((kind) => after({ ...owned, state }, { kind }) !== null);
  expect(taken('open')).toEqual(['done', 'drop']);
  expect(taken('done')).toEqual(['reopen']);
  expect(taken('dropped')).toEqual(['reopen']);
  expect(after({ ...owned, state: 'done' }, { kind: 'take', owner: { id: 'U9', name: 'Cleo' } })).toBeNull();
});
