import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../../services/memory/fact.ts';
import type { Item } from '../../../services/notes/item.ts';
import type { KeptNotes } from '../../../services/notes/kept-notes.ts';
import { meetingKinds, topics } from '../../../services/notes/meeting-kind.ts';
import { withoutBlocks } from '../../../services/slack/blocks/elements.ts';
import { heldRecap } from '../../../services/slack/blocks/held-recap.ts';
import { recap } from '../../../services/slack/blocks/recap.ts';
import { aMeeting, start } from '../../support/arbitrary-meetings.ts';
import { absurd, expectFit } from './absurd.ts';

// Mostly short, so that there is time for many; any one of them may be absurd.
const words = fc.oneof(
  { weight: 20, arbitrary: fc.string({ maxLength: 80 }) },
  { weight: 1, arbitrary: absurd },
);
const anyMoment = fc.option(
  fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
);
const meeting = { ...aMeeting(), sessionStartedAt: start, sessionEndedAt: start };
const list = <Value>(item: fc.Arbitrary<Value>) => fc.array(item, { maxLength: 40 });
const evidence = fc.array(
  fc.record({
    speaker: words,
    startMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
    text: words,
  }),
  { maxLength: 2 },
);
const stated = list(fc.record({ text: words, evidence }));
const person = fc.option(fc.constantFrom('U0ADA', 'U0BEN'));
const maybe = fc.option(anyMoment);
const item: fc.Arbitrary<Item> = fc.record({
  id: fc.uuid(),
  teamId: fc.constant('T1'),
  channelId: fc.constant('C1'),
  meetingId: fc.uuid(),
  position: fc.nat(),
  text: words,
  ownerName: fc.option(words),
  ownerId: person,
  due: fc.option(fc.record({ date: fc.constantFrom(null, '2026-11-27'), words: words })),
  evidence,
  state: fc.constantFrom('suggested' as const, 'open' as const, 'done' as const, 'dropped' as const),
  version: fc.nat(),
  changedBy: person,
  changedAt: maybe,
  editedBy: person,
  editedAt: maybe,
  told: fc.constant([]),
  remindAt: maybe,
  createdAt: anyMoment.map((at) => at ?? start),
});
const anyNotes: fc.Arbitrary<KeptNotes> = fc.record({
  meetingId: fc.uuid(),
  teamId: fc.constant('T1'),
  channelId: fc.constant('C1'),
  kind: fc.constantFrom('summary', 'highlights'),
  source: fc.constantFrom('pikastream', 'model', 'extractive', 'google_meet'),
  title: words,
  summary: words,
  points: stated,
  meetingKind: fc.constantFrom(...meetingKinds),
  findings: list(
    fc.record({ text: words, evidence, topic: fc.constantFrom(...topics), person: fc.option(words) }),
  ),
  decisions: stated,
  questions: stated,
  chapters: list(
    fc.record({
      title: words,
      startMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
      summary: fc.option(words),
    }),
  ),
  timeline: evidence,
  participants: list(words),
  items: list(item),
  version: fc.nat(),
  fellBack: fc.option(fc.constantFrom('timed_out', 'something new')),
  writtenAt: fc.constant(start),
  hint: fc.option(words),
  hintBy: person,
  editedBy: person,
  editedAt: maybe,
  heldBecause: fc.constant(null),
  releasedBy: person,
  releasedAt: maybe,
  unfolded: fc.boolean(),
});

const anyFacts: fc.Arbitrary<Fact[]> = fc.array(
  fc
    .record({ text: words, quote: words, saidBy: words, is: fc.constantFrom('proposed', 'kept', 'asked') })
    .map(
      ({ text, quote, saidBy, is }): Fact => ({
        ...{ id: randomUUID(), teamId: 'T1', text, about: null, kind: 'fact', confidence: 1, version: 1 },
        audience: { kind: 'channel', channelId: 'C1' },
        source: {
          ...{ kind: 'call', meetingId: meeting.id, segments: ['0'], quote, saidBy },
          saidAtMs: 2 ** 31 - 1,
        },
        ...{ madeBy: { kind: 'model' }, state: is === 'proposed' ? is : 'kept', supersededBy: null },
        ...{ createdAt: start, decidedBy: is === 'proposed' ? null : 'U0ADA', decidedAt: null },
        ...(is === 'asked' ? { askedAt: start, askedIn: meeting.id } : { askedAt: null, askedIn: null }),
        lastUsedAt: null,
      }),
    ),
  { maxLength: 8 },
);

test('the recap, held or not, is within Slack’s limits, escaped and never empty, whatever was written', () => {
  fc.assert(
    fc.property(anyNotes, anyFacts, fc.boolean(), (notes, facts, canRewrite) => {
      for (const content of recap({ meeting, notes, tasks: [], facts, canRewrite, tookAlong: null })) {
        expectFit(content);
        expectFit(withoutBlocks(content));
      }
      for (const because of ['outsiders', 'absentees', 'by_name', 'unknown'] as const)
        expectFit(heldRecap(meeting, notes, because));
    }),
    { numRuns: 200 },
  );
});

test('the recap of a call that an app asked for names the app; a member’s doesn’t', () => {
  const [notes] = fc.sample(anyNotes, 1);
  if (!notes) throw new Error('no notes');
  const said = (change: Partial<typeof meeting>) =>
    JSON.stringify(
      recap({
        meeting: { ...meeting, ...change },
        notes,
        tasks: [],
        facts: [],
        canRewrite: false,
        tookAlong: null,
      }),
    );
  expect(said({ requestedVia: 'bot', appName: 'Calendar <!here>' })).toContain(
    'by an app (Calendar &lt;!here&gt;)',
  );
  expect(said({ requestedVia: 'link' })).not.toContain('by an app');
});
