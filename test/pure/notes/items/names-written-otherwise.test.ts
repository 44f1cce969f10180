import { expect, test } from 'vitest';
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

test('where two could be meant, nobody is suggested', () => {
  const anton = member('U3', 'Anton Silva');
  expect(suggestOwners(called('A. Silva'), [ana, anton])).toEqual(new Map());
  expect(suggestOwners(called('Silva, Ana'), [ana, member('U4', 'Silva, Ana')])).toEqual(new Map());
  expect(suggestOwners(called('A. Silva', 'Anton Silva'), [ana])).toEqual(new Map());
  expect(suggestOwners(called('A. S.'), [ana])).toEqual(new Map());
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
