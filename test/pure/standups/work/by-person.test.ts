import { expect, test } from 'vitest';
import { byPerson, maxChanges } from '../../../../services/standups/work/by-person.ts';
import { sinceWhen } from '../../../../services/standups/work/since.ts';
import type { FoundChange, WhatHappened } from '../../../../services/standups/work/work-change.ts';
import { hoursAgo } from '../../../support/work.ts';

const ada = { id: 'U1', names: ['Ada Lovelace'], email: 'Ada@acme.org' };
const by = (login: string, email: string | null = null) => ({ service: 'github' as const, login, email });
const change = (
  ref: string,
  who: FoundChange['who'],
  what: WhatHappened = 'pull_opened',
  hours = 1,
): FoundChange => ({ what, ref, title: ref, url: null, to: null, at: hoursAgo(hours), who });

test('a person of the channel is known by their address alone, whatever its case', () => {
  const found = [
    change('a#1', by('zoe-z')),
    change('a#2', by('ada-l', 'ada@ACME.org')),
    change('a#3', by('Ada Lovelace')),
  ];
  expect(byPerson(found, [ada]).map(({ userId, name }) => [userId, name])).toEqual([
    ['U1', 'Ada Lovelace'],
    [null, 'Ada Lovelace (GitHub)'],
    [null, 'zoe-z (GitHub)'],
  ]);
});

test('an address that two people have is nobody’s', () => {
  const [person] = byPerson([change('a#1', by('ada-l', 'ada@acme.org'))], [ada, { ...ada, id: 'U2' }]);
  expect(person).toMatchObject({ userId: null, name: 'ada-l (GitHub)' });
});

test('work in two services is one person’s, where both know the address', () => {
  const linear = { service: 'linear' as const, login: 'ada', email: 'ada@acme.org' };
  const people = byPerson([change('ENG-1', linear), change('a#1', by('ada-l', 'ada@acme.org'))], [ada]);
  expect(people.map(({ changes }) => changes.length)).toEqual([2]);
});

test('of each pull request the latest counts, and the newest comes first', () => {
  const who = by('ada-l');
  const found = [
    change('a#1', who, 'pull_opened', 5),
    change('a#1', who, 'pull_merged', 3),
    change('a#2', who, 'pull_opened', 2),
  ];
  expect(byPerson(found, [])[0]?.changes.map(({ ref, what }) => [ref, what])).toEqual([
    ['a#2', 'pull_opened'],
    ['a#1', 'pull_merged'],
  ]);
});

test('what doesn’t fit is counted, and who did much leaves room for the others', () => {
  const many = (login: string, count: number) =>
    Array.from({ length: count }, (_, n) => change(`${login}#${n}`, by(login)));
  const people = byPerson(
    ['a', 'b', 'c', 'd', 'e'].flatMap((login) => many(login, 30)),
    [],
  );
  expect(people.map(({ changes, more }) => [changes.length, more])).toEqual(Array(5).fill([8, 22]));
  const [one] = byPerson(many('a', 12), []);
  expect([one?.changes.length, one?.more]).toEqual([maxChanges.person, 2]);
});

test('work counts since the last time was prepared; without one for a day; for a week at most', () => {
  const now = new Date();
  const hours = (since: Date) => Math.round((now.getTime() - since.getTime()) / 3_600_000);
  const of = (lastHeldAt: Date | null) => {
    const { since, span } = sinceWhen(lastHeldAt, now, 60);
    return [hours(since), span];
  };
  expect(of(hoursAgo(23))).toEqual([24, 'last_time']);
  expect(of(null)).toEqual([24, 'day']);
  expect(of(hoursAgo(24 * 20))).toEqual([168, 'week']);
});
