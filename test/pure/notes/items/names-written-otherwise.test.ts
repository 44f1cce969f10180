import { expect, onTestFinished, test, vi } from 'vitest';
import { matchPeople } from '../../../../services/notes/match-people.ts';
import { suggestOwners } from '../../../../services/notes/suggest-owners.ts';
import type { Member } from '../../../../services/people/roster.ts';

const member = (id: string, ...names: string[]): Member => ({ id, names, email: null });
const called = (...names: string[]) => names.map((name) => ({ name, email: null }));
const ana = member('U1', 'Ana Silva', 'ana');
const ben = member('U2', 'Benjamin Okafor');

test('a name written another way suggests the same person', () => {
  for (const name of [
    'Silva, Ana',
    'SILVA, Ána',
    'Silva, Ana (she/her)',
    'Ana Silva (she/her)',
    'Ana Silva | Acme',
    'Silva, Ana | Acme',
    'Ana Silva - Sales',
    'Ana Silva, PhD',
    'A. Silva',
    'Silva A.',
    'Silva, A.',
    'Ana S.',
    'Dr. Ana Silva',
    'Silva, Dr. Ana M.',
    'Frau Ana Silva',
    'Ana Silva she/her',
    'Ana Silva’s iPhone',
    'Ana Silva 2',
    'ana.silva@acme.example',
    'Silva Ana',
  ])
    expect(suggestOwners(called(name), [ana, ben]).get(name), name).toBe('U1');
  for (const shown of ['Silva, Ana', 'Ana Silva | Acme', 'Ana Silva (she/her)', 'Ana Silva [Acme]'])
    expect(suggestOwners(called('Ana Silva', 'Silva, Ana'), [member('U3', shown), ben]), shown).toEqual(
      new Map([
        ['Ana Silva', 'U3'],
        ['Silva, Ana', 'U3'],
      ]),
    );
});

test.each([
  ['Wang Wei', 'Wei Wang'],
  ['王伟', '王 伟'],
  ['王伟', '伟 王'],
  ['山田 太郎', '太郎 山田'],
  ['김민수', '민수 김'],
  ['Kovács Anna', 'Anna Kovács'],
  ['Петров Иван', 'Иван Петров'],
  ['Jürgen Müller', 'Juergen Mueller'],
  ['Mueller, Juergen', 'Jürgen Müller'],
  ['Ana Silva', 'Dr. Ana Silva'],
])('names in another order or spelling suggest the same person: %s and %s', (name, shown) => {
  expect(suggestOwners(called(name), [member('U3', shown), ben]).get(name)).toBe('U3');
});

test('where two people could be meant, nobody is suggested', () => {
  const anton = member('U3', 'Anton Silva');
  expect(suggestOwners(called('A. Silva'), [ana, anton])).toEqual(new Map());
  expect(suggestOwners(called('Silva, Ana'), [ana, member('U4', 'Silva, Ana')])).toEqual(new Map());
  expect(suggestOwners(called('A. Silva', 'Anton Silva'), [ana])).toEqual(new Map());
  expect(suggestOwners(called('A. S.'), [ana])).toEqual(new Map());
  const james = [member('U5', 'Martin James'), member('U6', 'James Martin')];
  expect(suggestOwners(called('James Martin'), james)).toEqual(new Map([['James Martin', 'U6']]));
  expect(suggestOwners(called('Silva Ana'), [ana, member('U4', 'Ana Silva')])).toEqual(new Map());
  expect(suggestOwners(called('Silva Ana', 'Ana Silva'), [ana]).get('Silva Ana')).toBe('U1');
  expect(suggestOwners(called('Costa, Ana', 'Ana | Acme | x', 'Acme, Inc'), [ben])).toEqual(new Map());
});

test('an address of somebody else outweighs any reading of a name', () => {
  const known = { ...ana, email: 'ana@acme.example' };
  const other = { name: 'Silva, Ana', email: 'ana@elsewhere.example' };
  expect(suggestOwners([other], [known])).toEqual(new Map());
});

test('a free reading is no proof that somebody was in the call', () => {
  expect(matchPeople(called('A. Silva', 'Ana Silva | Acme', 'Silva, Ana'), [ana])).toEqual(new Map());
});

test('twice as many in the call and in the channel are twice the work: names are taken apart once', () => {
  const takenApart = vi.spyOn(String.prototype, 'normalize');
  onTestFinished(() => takenApart.mockRestore());
  const workFor = (count: number) => {
    takenApart.mockClear();
    const numbers = Array.from({ length: count }, (_, number) => number);
    const crowd = numbers.map((number) => `Guest${number} Young`);
    suggestOwners(
      called(...crowd),
      numbers.map((number) => member(`U${number}`, `Member${number} Xu`)),
    );
    return takenApart.mock.calls.length;
  };
  expect(workFor(80)).toBeLessThanOrEqual(2 * workFor(40));
});
