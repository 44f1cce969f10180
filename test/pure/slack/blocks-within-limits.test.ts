import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EndReason } from '../../../services/meetings/end-reasons.ts';
import type { Notice } from '../../../services/meetings/events.ts';
import type { Meeting, MeetingState } from '../../../services/meetings/meeting.ts';
import type { Item } from '../../../services/notes/item.ts';
import type { KeptNotes } from '../../../services/notes/kept-notes.ts';
import { card } from '../../../services/slack/blocks/card.ts';
import { actions, section, withoutBlocks, words } from '../../../services/slack/blocks/elements.ts';
import { heldRecap } from '../../../services/slack/blocks/held-recap.ts';
import {
  limitButtons,
  meetingButtons,
  retryButtons,
  topUp,
  uncertainButtons,
} from '../../../services/slack/blocks/meeting-buttons.ts';
import { recap } from '../../../services/slack/blocks/recap.ts';
import { cap, quote } from '../../../services/slack/mrkdwn.ts';
import { sayStatus, sayUnknown, sayWallet, whatICanDo } from '../../../services/slack/words/commands.ts';
import { sayDecision } from '../../../services/slack/words/decisions.ts';
import { sayNotice } from '../../../services/slack/words/notices.ts';
import { aMeeting, start } from '../../support/arbitrary-meetings.ts';
import { absurd, expectFit } from './absurd.ts';

const states: MeetingState[] = [
  'proposed',
  'scheduled',
  'checking',
  'awaiting_funds',
  'dispatching',
  'uncertain',
  'joining',
  'live',
  'leaving',
  'wrapping_up',
  'done',
  'failed',
  'cancelled',
  'missed',
];
const endReasons: (EndReason | null)[] = [
  'asked',
  'stop_button',
  'call_ended',
  'alone',
  'maximum_length',
  'budget',
  'lobby_timeout',
  'refused_by_host',
  'pika_error',
  'pika_unreachable',
  'wallet_empty',
  'service_stopped',
  'not_wanted',
  'nobody_answered',
  'key_refused',
  'request_refused',
  'card_undeliverable',
  'forgotten',
  'retried',
  null,
];

const moment = fc.option(
  fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
);
const person = fc.oneof(fc.constantFrom('U0ADA00001', 'B0CALEND01', ''), absurd);

const anyMeeting: fc.Arbitrary<Meeting> = fc
  .record({
    state: fc.constantFrom(...states),
    endReason: fc.constantFrom(...endReasons),
    platform: fc.constantFrom('google_meet', 'zoom'),
    botName: absurd,
    requestedBy: person,
    decidedBy: fc.option(person),
    stopRequestedBy: fc.option(person),
    endDetail: fc.option(absurd),
    topUpName: fc.option(absurd),
    topUpCredits: fc.option(fc.integer()),
    checkoutUrl: fc.option(
      fc.oneof(
        fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
        fc.integer({ min: 1, max: 9_000 }).map((length) => `https://pay.example/${'a'.repeat(length)}`),
      ),
    ),
    limitMinutes: fc.integer({ min: 1, max: 2_000_000 }),
    limitedBy: fc.constantFrom('setting', 'channel', 'request', 'budget'),
    pricePerMinuteUsd: fc.double({ min: 0, max: 100, noNaN: true }),
    feed: fc.constantFrom('unknown', 'open', 'done', 'absent'),
    proposedThen: fc.constantFrom('join', 'lapse'),
    proposedUntil: moment,
    cardPostedAt: moment,
    fundsUntil: moment,
    createStartedAt: moment,
    sessionStartedAt: moment,
    sessionEndedAt: moment,
    connectedAt: moment,
    inCallAt: moment,
    lobbyHintedAt: moment,
    limitAt: moment,
    pollFailingSince: moment,
    pollTroubleSaidAt: moment,
    stopRequestedAt: moment,
    leaveAlarmedAt: moment,
  })
  .map((changes) => ({ ...aMeeting(), ...changes }) as Meeting);

describe('within Slack’s limits, escaped and never empty, whatever comes in:', () => {
  test('the card', () => {
    const health = fc.option(
      fc.record({ failingSince: moment, lastOkAt: moment, lastProblem: fc.option(absurd) }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(anyMeeting, health, (meeting, known) => {
        const content = card(meeting, start, known);
        expectFit(content);
        expectFit(withoutBlocks(content));
      }),
      { numRuns: 400 },
    );
  });

  test('the recap, held or not, whatever was written', () => {
    const list = <Value>(item: fc.Arbitrary<Value>) => fc.array(item, { maxLength: 60 });
    const evidence = fc.array(
      fc.record({
        speaker: absurd,
        startMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
        text: absurd,
      }),
      { maxLength: 2 },
    );
    const stated = list(fc.record({ text: absurd, evidence }));
    const person = fc.option(fc.constantFrom('U0ADA', 'U0BEN'));
    const maybe = fc.option(moment);
    const item: fc.Arbitrary<Item> = fc.record({
      id: fc.uuid(),
      teamId: fc.constant('T1'),
      channelId: fc.constant('C1'),
      meetingId: fc.uuid(),
      position: fc.nat(),
      text: absurd,
      ownerName: fc.option(absurd),
      ownerId: person,
      due: fc.option(fc.record({ date: fc.constantFrom(null, '2026-11-27'), words: absurd })),
      evidence,
      state: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const),
      version: fc.nat(),
      changedBy: person,
      changedAt: maybe,
      editedBy: person,
      editedAt: maybe,
      told: fc.constant([]),
      remindAt: maybe,
      createdAt: moment.map((at) => at ?? start),
    });
    const anyNotes: fc.Arbitrary<KeptNotes> = fc.record({
      meetingId: fc.uuid(),
      teamId: fc.constant('T1'),
      channelId: fc.constant('C1'),
      source: fc.constantFrom('pikastream', 'model', 'extractive', 'google_meet'),
      title: absurd,
      summary: absurd,
      decisions: stated,
      questions: stated,
      chapters: list(
        fc.record({
          title: absurd,
          startMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
          summary: fc.option(absurd),
        }),
      ),
      participants: list(absurd),
      items: list(item),
      version: fc.nat(),
      fellBack: fc.option(fc.constantFrom('timed_out', 'something new')),
      writtenAt: fc.constant(start),
      hint: fc.option(absurd),
      hintBy: person,
      editedBy: person,
      editedAt: maybe,
      heldBecause: fc.constant(null),
      releasedBy: person,
      releasedAt: maybe,
    });
    fc.assert(
      fc.property(anyMeeting, anyNotes, fc.boolean(), (meeting, notes, canRewrite) => {
        for (const content of recap({ meeting, notes, tasks: [], canRewrite })) {
          expectFit(content);
          expectFit(withoutBlocks(content));
        }
        for (const because of ['outsiders', 'absentees', 'unknown'] as const)
          expectFit(heldRecap(meeting, because));
      }),
      { numRuns: 100 },
    );
  });

  test('every notice, with every set of buttons', () => {
    const problem = fc.record({
      kind: fc.constantFrom(
        'key_refused',
        'payment_required',
        'rejected',
        'rate_limited',
        'unavailable',
        'server_error',
        'no_answer',
        'bad_answer',
      ),
      status: fc.option(fc.integer()),
      detail: fc.option(absurd),
    });
    const minutes = fc.integer();
    const anyNotice = fc.oneof(
      fc.record({ kind: fc.constant('needs_funds'), balance: fc.option(fc.integer()) }),
      fc.record({ kind: fc.constant('create_deferred'), problem, lastOkAt: moment }),
      fc.record({ kind: fc.constantFrom('create_uncertain', 'poll_trouble'), problem }),
      fc.record({
        kind: fc.constantFrom(
          'lobby_hint',
          'leave_overdue',
          'limit_near',
          'poll_recovered',
          'failed',
          'ended',
        ),
      }),
      fc.record({ kind: fc.constant('extended'), by: person, minutes }),
      fc.record({ kind: fc.constant('no_notes'), because: fc.constantFrom('absent', 'late') }),
      fc.record({ kind: fc.constant('billed_more'), billedMinutes: minutes, ledgerMinutes: minutes }),
    ) as fc.Arbitrary<Exclude<Notice, { kind: 'recap' }>>;
    const recorded = fc.record({
      inCall: fc.boolean(),
      present: fc.option(fc.nat()),
      participants: fc.array(absurd, { maxLength: 300 }),
      segments: fc.nat(),
      tasks: fc.nat(),
      ended: fc.boolean(),
      notes: fc.constant(null),
    });
    fc.assert(
      fc.property(anyNotice, anyMeeting, recorded, (notice, meeting, summary) => {
        const text = sayNotice(notice, meeting, start, summary);
        for (const buttons of [
          [],
          topUp(meeting),
          uncertainButtons(meeting),
          limitButtons(meeting),
          retryButtons(meeting),
          meetingButtons(meeting),
        ]) {
          expectFit({ ...words(text), blocks: [section(text), ...actions(buttons)] });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('what one person is told', () => {
    const kinds = fc.constantFrom('join_now', 'decline', 'stop', 'extend', 'forget', 'retry');
    fc.assert(
      fc.property(
        fc.array(anyMeeting, { maxLength: 10 }),
        absurd,
        fc.integer(),
        kinds,
        (meetings, typed, credits, kind) => {
          expectFit(words(sayStatus(meetings, start)));
          expectFit(words(sayUnknown(typed, null)));
          expectFit(words(sayWallet(credits, 0.275)));
          expectFit(words(whatICanDo('U1')));
          for (const meeting of meetings) {
            expectFit(words(sayDecision(kind, { kind: 'too_late', meeting }, 'U1') ?? 'nothing'));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('a cut never falls into an escape or a character, and shows that it was made', () => {
  fc.assert(
    fc.property(absurd, fc.integer({ min: 2, max: 400 }), (text, most) => {
      const quoted = quote(text, most);
      expect(quoted.length).toBeLessThanOrEqual(most);
      expect(quoted).not.toMatch(/[\n<>]|&(?!amp;|lt;|gt;)/);
      const capped = cap(text.toWellFormed(), most);
      expect(capped.isWellFormed()).toBe(true);
      if (text.length > most) expect(capped.endsWith('…')).toBe(true);
    }),
  );
});
