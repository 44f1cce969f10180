import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audienceOf, readerOf } from '../../../services/briefs/call-audience.ts';
import type { Expected } from '../../../services/briefs/expected.ts';

const call = { channelId: 'C1', botName: 'Nova (AI)' };
const members = [
  { id: 'U1', names: ['Ada Lovelace', 'ada'], email: 'ada@acme.example' },
  { id: 'U2', names: ['Ben Hur'], email: null },
];
const of = (names: readonly string[], rest: Partial<Expected> = {}): Expected => ({
  ...{ from: 'calendar' as const, more: 0, outside: false, unnamed: [], ...rest },
  people: names.map((name) => ({ name, email: name.includes('@') ? name : null })),
});

test('the channel hears it where all who are expected are in it, by name or address', () => {
  expect(audienceOf(call, null, null).kind).toBe('channel');
  expect(audienceOf(call, of(['Ada Lovelace', 'Ben Hur']), members).kind).toBe('channel');
  expect(audienceOf(call, of(['ada@acme.example']), members).kind).toBe('channel');
});

test('closed when in doubt', () => {
  expect(audienceOf({ ...call, channelId: 'D1' }, null, members)).toEqual({ kind: 'dm' });
  expect(audienceOf(call, of(['Ada Lovelace', 'Kim']), members)).toEqual({
    kind: 'outsiders',
    names: ['Kim'],
  });
  expect(audienceOf(call, of(['Ada Lovelace'], { outside: true }), members)).toEqual({
    kind: 'outsiders',
    names: [],
  });
  const unnamed = [{ name: 'Kim', email: 'kim@acme.example' }];
  expect(audienceOf(call, of([], { unnamed }), members)).toEqual({ kind: 'outsiders', names: [] });
  expect(audienceOf(call, of(['Ada Lovelace']), null)).toEqual({ kind: 'unsure' });
  expect(audienceOf(call, of(['Ada Lovelace'], { more: 3 }), members)).toEqual({ kind: 'unsure' });
});

test('with anybody expected beside members, nothing of the channel goes along', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Ada Lovelace', 'Ben Hur'), { maxLength: 4 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      (known, stranger) => {
        fc.pre(!/ada|lovelace|ben|hur|nova/i.test(stranger));
        expect(readerOf(audienceOf(call, of([...known, stranger]), members))).toBeNull();
      },
    ),
  );
});
