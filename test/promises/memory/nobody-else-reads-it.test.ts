import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, FactAbout, FactAudience } from '../../../services/memory/fact.ts';
import { mayRead, type Reader } from '../../../services/memory/may-read.ts';
import { openStore } from '../../support/store.ts';

const people = ['U0A', 'U0B', 'U0C', 'U0D'] as const;
const meetingIds = [randomUUID(), randomUUID()] as const;
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
    name: fc.constantFrom('U0A', 'Ada'),
    meetingId: fc.constantFrom(...meetingIds),
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
const state = fc.constantFrom('kept', 'kept', 'kept', 'proposed', 'retired', 'forgotten');

function fact(of: Pick<Fact, 'audience' | 'about' | 'state'>, teamId: string, number: number): Fact {
  const now = new Date();
  return {
    ...of,
    ...{ id: randomUUID(), teamId, kind: 'fact', text: `fact ${number}`, source: { kind: 'typed' } },
    ...{ madeBy: { kind: 'rule' }, confidence: 1, supersededBy: null, version: 1 },
    ...{ createdAt: now, decidedBy: null, decidedAt: null, askedAt: null, askedIn: null, lastUsedAt: null },
  };
}

test('no fact reaches somebody who may not read it, and each reaches all who may', async () => {
  const { transact } = await openStore();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ audience, about, state }), { minLength: 1, maxLength: 12 }),
      fc.array(reader, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (wanted, readers, withWords) => {
        const teamId = randomUUID();
        const all = wanted.map((of, at) => fact(of as Fact, at === 0 ? 'T0OTHER' : teamId, at));
        await transact(async ({ facts }) => {
          for (const one of all) {
            await facts.insert({ ...one, state: one.state === 'forgotten' ? 'kept' : one.state });
            if (one.state === 'forgotten') await facts.forget(one.id, 'U0A');
          }
        });
        for (const who of readers) {
          const filter = { limit: 100, ...(withWords ? { words: ['fact'], mustMatch: true } : {}) };
          const read = await transact(({ facts }) => facts.readBy(teamId, who, filter));
          const expected = all.filter(
            (one) => one.teamId === teamId && one.state === 'kept' && mayRead(one, who),
          );
          expect(read.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        }
      },
    ),
    { numRuns: 60 },
  );
});
