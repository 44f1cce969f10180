import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchPeople } from '../../../../services/notes/match-people.ts';
import type { Member } from '../../../../services/people/roster.ts';

type Given = string | { name: string; email: string };

const member = (id: string, name: string, rest: { shown?: string; email?: string } = {}): Member => ({
  id,
  names: [name, ...(rest.shown ? [rest.shown] : [])],
  email: rest.email ?? null,
});

function matched(given: Given[], members: Member[], botName?: string): Record<string, string> {
  const people = given.map((one) => (typeof one === 'string' ? { name: one, email: null } : one));
  return Object.fromEntries(matchPeople(people, members, botName));
}

const ana = member('U1', 'Ana Silva', { email: 'ana@us.example' });
const ben = member('U2', 'Benjamin Okafor', { shown: 'ben' });
const zoe = member('U3', 'Zoë O’Brien-Łukasz');

test('a name finds its one member, however it’s written', () => {
  for (const name of ['Ana Silva', 'ANA  silva', 'Ana Silva (Sales)', 'Ána Sílva'])
    expect(matched([name], [ana, ben, zoe]), name).toEqual({ [name]: 'U1' });
  expect(matched(['Zoe OBrien Lukasz'], [ana, ben, zoe])).toEqual({ 'Zoe OBrien Lukasz': 'U3' });
  expect(matched(['Ana Silva'], [member('U4', 'Silva, Ana')])).toEqual({ 'Ana Silva': 'U4' });
  expect(matched(['Ben'], [ana, ben])).toEqual({ Ben: 'U2' });
});

test('a first name finds its member where nobody else has that name', () => {
  expect(matched(['Ana'], [ana, ben])).toEqual({ Ana: 'U1' });
  expect(matched(['Ana'], [ana, member('U4', 'Ana Costa')])).toEqual({});
  expect(matched(['Ana'], [ana, member('U4', 'Joana Dias', { shown: 'ana' })])).toEqual({});
  expect(matched(['Ana'], [ana, member('U4', 'Costa, Ana')])).toEqual({});
  expect(matched(['Taylor'], [member('U4', 'Taylor Smith'), member('U5', 'James Taylor')])).toEqual({});
  expect(matched(['Okafor'], [ana, ben])).toEqual({});
  expect(matched(['Sam'], [member('U4', 'Samuel Jones', { shown: 'Sam' }), member('U5', 'Sam Wu')])).toEqual(
    {},
  );
});

test('a first name means the person in the call, not a namesake in the channel', () => {
  expect(matched(['Ana', 'Ana Costa'], [ana])).toEqual({});
  expect(matched(['Ana', 'Ana Silva'], [ana, ben])).toEqual({ Ana: 'U1', 'Ana Silva': 'U1' });
  // Whoever says “Ana Silva” may mean another by “Ana”.
  expect(matched(['Ana', 'Ana Silva'], [ana, member('U4', 'Ana Costa')])).toEqual({ 'Ana Silva': 'U1' });
  expect(matched(['Ana', 'Ana Silva', 'Ana Costa'], [ana])).toEqual({ 'Ana Silva': 'U1' });
  expect(matched(['Taylor', 'James Taylor'], [member('U4', 'Taylor Smith')])).toEqual({});
});

test('an e-mail address is surer than a name, and another address is another person', () => {
  const nick = { name: 'A. S.', email: 'ANA@us.example ' };
  expect(matched([nick], [ana, ben])).toEqual({ 'A. S.': 'U1' });
  const namesake = { name: 'Ana Silva', email: 'ana@elsewhere.example' };
  expect(matched([namesake], [ana, ben])).toEqual({});
  expect(matched([namesake], [member('U4', 'Ana Silva')])).toEqual({ 'Ana Silva': 'U4' });
  expect(matched([namesake, { name: 'Ana Silva', email: 'ana@us.example' }], [ana])).toEqual({});
  const shared = member('U4', 'Front Desk', { email: 'ana@us.example' });
  expect(matched([nick], [ana, shared])).toEqual({});
  // Said in the call, and there with an address.
  expect(matched(['Ana', { name: 'Ana Silva', email: 'ana@us.example' }], [ana, ben])).toEqual({
    Ana: 'U1',
    'Ana Silva': 'U1',
  });
});

test('a name that two members share finds nobody, whatever else they’re called', () => {
  const twin = member('U4', 'ana silva', { shown: 'silvaa' });
  expect(matched(['Ana Silva', 'Ana', 'Silva'], [ana, twin])).toEqual({});
  expect(matched(['silvaa'], [ana, twin])).toEqual({ silvaa: 'U4' });
});

test('words that are no name find nobody', () => {
  const odd = member('U4', 'Speaker 1', { shown: 'Stand-in' });
  const names = [
    '',
    ' ',
    '?!',
    '1',
    '()',
    'Speaker 1',
    'speaker A',
    'Unknown speaker',
    'Everyone',
    'Stand-in',
  ];
  expect(matched(names, [odd, member('U5', ''), member('U6', '…')], 'Stand-In')).toEqual({});
});

test('marks that are vowels tell names apart', () => {
  const members = [member('U4', 'राम शर्मा'), member('U5', 'रमा शर्मा')];
  expect(matched(['राम शर्मा', 'रमा'], members)).toEqual({ 'राम शर्मा': 'U4', रमा: 'U5' });
});

const word = fc.constantFrom('Ana', 'ANA', 'ana', 'Áná', 'Silva', 'Costa', 'Ben', 'ben', 'Wu');
const fullName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const email = fc.option(fc.constantFrom('a@x.example', 'b@x.example', 'A@X.EXAMPLE'));
const anyPerson = fc.record({ name: fc.oneof(fullName, fc.string({ maxLength: 20 })), email });
const anyMembers = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('U1', 'U2', 'U3', 'U4', 'U5'),
    names: fc.array(fc.oneof(fullName, fc.string({ maxLength: 20 })), { maxLength: 2 }),
    email,
  }),
  { selector: ({ id }) => id },
);

const simple = (name: string) => name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').trim();
const simpleEmail = (one: { email: string | null }) => one.email?.toLowerCase() ?? null;

test('among any names, a match shares the address or the name, and nobody else does', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { maxLength: 6 }), anyMembers, (people, members) => {
      for (const [name, id] of matchPeople(people, members)) {
        const addresses = people.flatMap((one) =>
          simple(one.name)
            .split(' ')
            .includes(simple(name).split(' ')[0] ?? '')
            ? (simpleEmail(one) ?? [])
            : [],
        );
        const byEmail = members.filter((one) => addresses.includes(simpleEmail(one) ?? '-'));
        if (byEmail.length > 0) continue;
        const bears = members.filter(({ names }) => names.some((one) => simple(one) === simple(name)));
        expect(bears.every((one) => one.id === id)).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a second member with the same names and no address takes every match by name away', () => {
  fc.assert(
    fc.property(fc.array(fullName, { maxLength: 5 }), anyMembers, (names, members) => {
      const people = names.map((name) => ({ name, email: null }));
      const twins = members.map((one) => ({ ...one, id: `${one.id}B`, email: null }));
      expect(matchPeople(people, [...members, ...twins])).toEqual(new Map());
    }),
  );
});

test('the order of people and members does not matter', () => {
  const shuffled = fc
    .tuple(fc.array(anyPerson, { maxLength: 6 }), anyMembers)
    .chain(([people, members]) =>
      fc.tuple(
        fc.constant({ people, members }),
        fc.shuffledSubarray(people, { minLength: people.length }),
        fc.shuffledSubarray(members, { minLength: members.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([{ people, members }, others, otherMembers]) => {
      const one = [...matchPeople(people, members)].sort();
      expect([...matchPeople(others, otherMembers)].sort()).toEqual(one);
    }),
    { numRuns: 1_000 },
  );
});
