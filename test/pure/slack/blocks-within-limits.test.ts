import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Meeting, MeetingState } from '../../../services/meetings/meeting.ts';
import type { EndReason } from '../../../services/meetings/states/end-reasons.ts';
import type { Notice } from '../../../services/meetings/states/events.ts';
import type { KeptNotes } from '../../../services/notes/kept-notes.ts';
import { card } from '../../../services/slack/blocks/card.ts';
import { actions, section, withoutBlocks, words } from '../../../services/slack/blocks/elements.ts';
import {
  leaveButton,
  limitButtons,
  meetingButtons,
  retryButtons,
  topUp,
  uncertainButtons,
} from '../../../services/slack/blocks/meeting-buttons.ts';
import { cap, quote } from '../../../services/slack/mrkdwn.ts';
import { sayStatus } from '../../../services/slack/words/calls.ts';
import { sayUnknown, whatICanDo } from '../../../services/slack/words/commands.ts';
import { sayNotice } from '../../../services/slack/words/notices.ts';
import { sayDecision } from '../../../services/slack/words/reasons/decisions.ts';
import { sayWallet } from '../../../services/slack/words/wallet.ts';
import { aMeeting, problemKind, start } from '../../support/arbitrary-meetings.ts';
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
  'dismissed',
  'retried',
  'too_late',
  'already_there',
  'cap_reached',
  'no_budget',
  null,
];

const moment = fc.option(
  fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
);
const person = fc.oneof(fc.constantFrom('U0ADA00001', 'B0CALEND01', ''), absurd);

const doubt = fc.record({
  why: fc.constantFrom('two_times', 'range', 'past', 'far', 'no_zone', 'asks'),
  choices: fc.array(
    fc.record({
      at: fc.constant('2026-03-02T10:00:00.000Z'),
      words: fc.constantFrom('Tue 3 Dec, 15:00', 'Join then'),
    }),
    {
      maxLength: 3,
    },
  ),
});

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
    limitedBy: fc.constantFrom('setting', 'channel', 'request', 'budget', 'workspace_budget'),
    mostMinutes: fc.integer({ min: 1, max: 2_000_000 }),
    held: fc.option(fc.constantFrom('guest', 'external', 'app', 'left', 'not_named', 'unknown')),
    requestedVia: fc.constantFrom('link', 'bot'),
    appId: fc.constant(null),
    appName: fc.option(absurd),
    pricePerMinuteUsd: fc.double({ min: 0, max: 100, noNaN: true }),
    feed: fc.constantFrom('unknown', 'open', 'done', 'absent'),
    proposedThen: fc.constantFrom('join', 'lapse'),
    startsAt: moment,
    startDoubt: fc.option(doubt),
    opening: fc.option(absurd),
    proposedUntil: moment,
    cardPostedAt: moment,
    fundsUntil: moment,
    createStartedAt: moment,
    sessionStartedAt: moment,
    sessionEndedAt: moment,
    connectedAt: moment,
    inCallAt: moment,
    heardAt: moment,
    seenLeavingAt: moment,
    silenceSaidAt: moment,
    lobbyHintedAt: moment,
    limitAt: moment,
    pollFailingSince: moment,
    pollTroubleSaidAt: moment,
    stopRequestedAt: moment,
    leaveAlarmedAt: moment,
  })
  .map((changes) => ({ ...aMeeting(), ...changes }) as Meeting)
  // There it is the page of a thread, and ours.
  .map((meeting) =>
    meeting.endReason === 'already_there'
      ? { ...meeting, endDetail: 'https://x.slack.com/archives/C1/p1' }
      : meeting,
  );

describe('within Slack’s limits, escaped and never empty, whatever comes in:', () => {
  test('the card', () => {
    const health = fc.option(
      fc.record({ failingSince: moment, lastOkAt: moment, lastProblem: fc.option(absurd) }),
      { nil: undefined },
    );
    const notes = fc.record({
      kind: fc.constantFrom('summary', 'highlights'),
      title: absurd,
      summary: absurd,
      heldBecause: fc.option(fc.constant('outsiders')),
      releasedAt: fc.option(moment),
    }) as unknown as fc.Arbitrary<KeptNotes>;
    const page = fc.option(fc.constant('https://x.slack.com/archives/C1/p1'));
    const recap = fc.option(fc.record({ notes, page }));
    fc.assert(
      fc.property(anyMeeting, health, recap, (meeting, known, shown) => {
        const content = card(meeting, start, { health: known, recap: shown });
        expectFit(content);
        expectFit(withoutBlocks(content));
      }),
      { numRuns: 400 },
    );
  });

  test('every notice, with every set of buttons', () => {
    const problem = fc.record({
      kind: problemKind,
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
          'never_heard',
          'poll_recovered',
          'failed',
          'not_sent',
          'ended',
        ),
      }),
      fc.record({ kind: fc.constant('extended'), by: person, minutes }),
      fc.record({ kind: fc.constant('no_notes'), because: fc.constantFrom('absent', 'late') }),
      fc.record({ kind: fc.constant('billed_more'), billedMinutes: minutes, ledgerMinutes: minutes }),
    ) as fc.Arbitrary<Exclude<Notice, { kind: 'recap' }>>;
    const recorded = fc.record({
      participants: fc.array(absurd, { maxLength: 300 }),
      segments: fc.nat(),
      tasks: fc.nat(),
    });
    fc.assert(
      fc.property(anyNotice, anyMeeting, recorded, (notice, meeting, known) => {
        const text = sayNotice(notice, meeting, start, known);
        for (const buttons of [
          [],
          topUp(meeting),
          uncertainButtons(meeting),
          limitButtons(meeting),
          leaveButton(meeting),
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
    const kinds = fc.constantFrom('join_now', 'decline', 'stop', 'extend', 'dismiss', 'retry');
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
