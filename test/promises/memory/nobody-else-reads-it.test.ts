import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import type { CallGuest, Fact, FactAbout, FactAudience } from '../../../services/memory/fact.ts';
import { mayRead, type Reader } from '../../../services/memory/may-read.ts';
import type { WantedFacts } from '../../../services/memory/ports/facts.ts';
import { recallFor } from '../../../services/memory/recall.ts';
import type { LearnedOf } from '../../../services/notes/learned.ts';
import { facts } from '../../../services/store/schema/memory.ts';
import { openStore } from '../../support/store.ts';

const people = ['U0A', 'U0B', 'U0C', 'U0D'] as const;
const calls = ['first', 'second'] as const;
const guestNames = ['U0A', 'Ada'] as const;
const channels = ['C0A', 'C0B', 'C0C'] as const;
const person = fc.constantFrom(...people);
const channel = fc.constantFrom(...channels);
const audience: fc.Arbitrary<FactAudience> = fc.oneof(
  fc.record({ kind: fc.constant('channel' as const), channelId: channel }),
  fc.record({ kind: fc.constant('person' as const), userId: person }),
);
const about: fc.Arbitrary<FactAbout> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('person' as const), userId: person }),
  fc.record({
    kind: fc.constant('guest' as const),
    name: fc.constantFrom(...guestNames),
    meetingId: fc.constantFrom(...calls),
    email: fc.constant(null),
  }),
);
const reader: fc.Arbitrary<Reader> = fc.oneof(
  fc.record({ kind: fc.constant('channel' as const), channelId: channel }),
  fc.record({
    kind: fc.constant('person' as const),
    userId: person,
    channelIds: fc.uniqueArray(channel, { maxLength: 3 }),
  }),
);
/** Who a guest of one call is said to be, and whether that is taken back. */
const said = fc.record({
  guest: fc.record({ name: fc.constantFrom(...guestNames), meetingId: fc.constantFrom(...calls) }),
  who: fc.oneof(
    fc.record({ kind: fc.constant('person' as const), userId: person }),
    fc.constant({ kind: 'address' as const, email: 'ada@acme.example' }),
    fc.constant(null),
  ),
});
const states = ['kept', 'kept', 'kept', 'proposed', 'retired', 'forgotten'] as const;
const state = fc.constantFrom(...states);
/** How facts are asked for: by words, all, by their ids as briefs do, below a recap. */
const way = fc.constantFrom('words', 'all', 'ids', 'ids then', 'below');

function wantedBy(way: string, ids: readonly string[], below: string): WantedFacts {
  if (way === 'below') return { below };
  if (way.startsWith('ids')) return { ids, evenReplaced: way === 'ids then' };
  return { limit: 100, ...(way === 'words' ? { words: ['fact'], mustMatch: true } : {}) };
}

function fact(
  of: Pick<Fact, 'audience' | 'about' | 'state'>,
  teamId: string,
  number: number,
  askedIn: string,
): Fact {
  const now = new Date();
  return {
    ...of,
    ...{ id: randomUUID(), teamId, kind: 'fact', text: `fact ${number}`, source: { kind: 'typed' } },
    ...{ madeBy: { kind: 'rule' }, confidence: 1, supersededBy: null, version: 1 },
    ...{ createdAt: now, decidedBy: null, decidedAt: null, askedAt: now, askedIn, lastUsedAt: null },
  };
}

test('no fact reaches somebody who may not read it, and each reaches all who may', async () => {
  const { transact } = await openStore();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ audience, about, state }), { minLength: 1, maxLength: 8 }),
      fc.array(reader, { minLength: 1, maxLength: 4 }),
      fc.array(said, { maxLength: 6 }),
      way,
      async (wanted, readers, links, how) => {
        const teamId = randomUUID();
        const ids = { first: randomUUID(), second: randomUUID() };
        const inCall = <G extends { meetingId: string }>(guest: G) => ({
          ...guest,
          meetingId: ids[guest.meetingId as 'first'],
        });
        const stored = wanted.map((of, at) => {
          const { about } = of as Fact;
          const whom = about?.kind === 'guest' ? inCall(about) : about;
          return fact({ ...(of as Fact), about: whom }, at === 0 ? 'T0OTHER' : teamId, at, ids.first);
        });
        await transact(async ({ facts, guestLinks }) => {
          for (const one of stored) {
            await facts.insert({ ...one, state: one.state === 'forgotten' ? 'kept' : one.state });
            if (one.state === 'forgotten') await facts.forget(one.id, 'U0A');
          }
          for (const { guest, who } of links)
            await (who
              ? guestLinks.link(teamId, inCall(guest), who, 'U0A')
              : guestLinks.unlink(inCall(guest)));
        });
        const isOf = (guest: CallGuest) => (about: FactAbout) =>
          about?.kind === 'guest' &&
          about.name === guest.name &&
          about.meetingId === ids[guest.meetingId as 'first'];
        // The newest word about a guest counts, for that guest of that call alone.
        const all = stored.map((one): Fact => {
          const last = links.findLast(({ guest }) => isOf(guest)(one.about))?.who;
          return last?.kind === 'person' ? { ...one, about: last } : one;
        });
        for (const who of readers) {
          const asked = wantedBy(
            how,
            all.map(({ id }) => id),
            ids.first,
          );
          const read = await transact((unit) => recallFor(who, unit, teamId, asked));
          const isThere = ({ state: is }: Fact) =>
            is === 'kept' || (how === 'ids then' && is !== 'forgotten');
          const expected = all.filter((one) => one.teamId === teamId && isThere(one) && mayRead(one, who));
          expect(read.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('what a guest says in that call is about whom somebody said they are, also once it was forgotten, and a namesake’s isn’t', async () => {
  const { transact, db } = await openStore();
  const teamId = randomUUID();
  const learned = (text: string): LearnedOf => ({
    ...{ kind: 'fact', text, isOfSpeaker: true, madeBy: 'rule', speakerId: null },
    said: { speaker: ' Ada ', text, startMs: 0 },
  });
  const [here, there] = [randomUUID(), randomUUID()];
  const propose = (id: string, text: string) => {
    const call = { id, teamId, channelId: 'C0A', requestedBy: 'U0B', createdAt: new Date() } as Meeting;
    return transact(({ proposals }) => proposals.propose(call, [learned(text)]));
  };
  const rows = async () => {
    const { text, state, aboutId } = facts;
    return (await db.select({ text, state, aboutId }).from(facts).orderBy(text)) as unknown[];
  };
  const ada = { name: 'Ada', meetingId: here };
  await propose(here, 'leads payments');
  await transact(({ guestLinks }) => guestLinks.link(teamId, ada, { kind: 'person', userId: 'U0A' }, 'U0B'));
  expect(await rows()).toEqual([{ text: 'leads payments', state: 'proposed', aboutId: 'U0A' }]);
  const [first] = await db.select({ id: facts.id }).from(facts);
  await transact((unit) => unit.facts.forget(first?.id ?? '', 'U0B'));

  // The notes are written again; the same words aren't learned again, whoever the guest is by now.
  await propose(here, 'leads payments');
  await transact(({ guestLinks }) => guestLinks.unlink(ada));
  await propose(here, 'leads payments');
  expect(await rows()).toEqual([{ text: null, state: 'forgotten', aboutId: 'U0A' }]);
  await transact(({ guestLinks }) => guestLinks.link(teamId, ada, { kind: 'person', userId: 'U0C' }, 'U0B'));
  await propose(here, 'leads sales');
  await propose(there, 'leads support');
  expect((await rows()).slice(0, 2)).toEqual([
    { text: 'leads sales', state: 'proposed', aboutId: 'U0C' },
    { text: 'leads support', state: 'proposed', aboutId: null },
  ]);
});
