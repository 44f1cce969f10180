import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOver, isPolled, type Meeting } from '../../../services/meetings/meeting.ts';
import { billedMilliseconds } from '../../../services/meetings/money.ts';
import { agenda } from '../../../services/meetings/states/agenda.ts';
import type { MeetingEvent, Notice } from '../../../services/meetings/states/events.ts';
import { pollIntervals, timing } from '../../../services/meetings/states/timing.ts';
import { secondsAfter } from '../../../services/meetings/states/transition.ts';
import { next, table } from '../../../services/meetings/states/transitions.ts';
import { aMeeting, anyHistory, start } from '../../support/arbitrary-meetings.ts';

type Seen = {
  before: Meeting;
  event: MeetingEvent;
  after: Meeting;
  notices: readonly Notice[];
  now: Date;
};

/** Every applied step of a history that begins with `meeting`. */
function live(meeting: Meeting, history: readonly { wait: number; event: MeetingEvent }[]): Seen[] {
  const steps: Seen[] = [];
  let [before, now] = [meeting, start];
  for (const { wait, event: drawn } of history) {
    now = secondsAfter(now, wait);
    // Mostly of what was collected; else it would rarely count.
    const event =
      drawn.type === 'notes_written' && drawn.any
        ? { ...drawn, collectedAt: before.notesCollectedAt }
        : drawn;
    const transition = next(before, event, now);
    if (transition === 'ignored') continue;
    steps.push({ before, event, after: transition.meeting, notices: transition.notices, now });
    before = transition.meeting;
  }
  return steps;
}

const kinds = fc.constantFrom('ask', 'now', 'undo', 'later') as fc.Arbitrary<
  'ask' | 'now' | 'undo' | 'later'
>;

/** The ordinary way; a history may begin anywhere along it, since chance alone rarely gets far. */
const ordinary: MeetingEvent[] = [
  { type: 'join_now', by: 'U1' },
  { type: 'card_posted' },
  { type: 'funds_ok', balance: 1_000 },
  { type: 'create_started' },
  { type: 'session_created', sessionId: 's-1' },
  { type: 'polled', phase: 'connected', detail: null },
  { type: 'limit_reached' },
  { type: 'leave_confirmed' },
];

function always(holds: (seen: Seen) => void): void {
  const reached = new Set<string>();
  fc.assert(
    fc.property(kinds, fc.nat(ordinary.length), anyHistory, (kind, begun, history) => {
      const prefix = ordinary.slice(0, begun).map((event) => ({ wait: 1, event }));
      for (const seen of live(aMeeting(kind), [...prefix, ...history])) {
        reached.add(seen.before.state).add(seen.after.state);
        holds(seen);
      }
    }),
    { numRuns: 5_000 },
  );
  // Holding for histories that never get anywhere would prove nothing. What is over can only be forgotten.
  const states = Object.entries(table).filter(([, row]) => Object.keys(row).length > 1);
  for (const [state] of states) expect(reached).toContain(state);
}

describe('whatever happens, in whatever order,', () => {
  test('a meeting only goes where the table says', () => {
    always(({ before, event, after }) => {
      if (before.state === after.state) return;
      expect(table[before.state]?.[event.type]?.to).toContain(after.state);
    });
  });

  test('a meeting that is over stays over, bills nothing, and waits only for notes', () => {
    always(({ before, event, after }) => {
      if (isOver(before)) {
        expect(after).toMatchObject({ state: before.state, sessionEndedAt: before.sessionEndedAt });
        expect([
          'heard',
          'notes_rewrite',
          'forgotten',
          'transcript_pending',
          'notes_written',
          'notes_given_up',
        ]).toContain(event.type);
      }
      if (!isOver(after)) return;
      const waitsFor = after.notesWrittenAt || after.state !== 'done' ? [] : [{ job: 'write_notes' }];
      expect(agenda(after)).toMatchObject(waitsFor);
    });
  });

  test('forgotten notes aren’t written again', () => {
    always(({ before, after }) => {
      if (!before.forgottenAt) return;
      expect(after).toMatchObject({ forgottenAt: before.forgottenAt, notes: null });
      expect(agenda(after)).toEqual([]);
    });
  });

  test('every state but a person’s has something to wait for', () => {
    always(({ after }) => {
      if (!isOver(after) && after.state !== 'uncertain') expect(agenda(after).length).toBeGreaterThan(0);
    });
  });

  test('a session that was started is ended, or is being ended, or has a limit', () => {
    always(({ after }) => {
      if (!after.sessionId || after.sessionEndedAt) return;
      expect(['joining', 'live', 'leaving', 'wrapping_up']).toContain(after.state);
      if (after.state === 'joining' || after.state === 'live') expect(after.limitAt).not.toBeNull();
      else expect(agenda(after)).toContainEqual(expect.objectContaining({ job: 'leave' }));
    });
  });

  test('the limit grows only when a person extends it, by what that person saw; a budget may lower it at the start, and a change at any time', () => {
    always(({ before, event, after, now }) => {
      if (before.limitMinutes === after.limitMinutes) return;
      if (event.type === 'limit_lowered') {
        expect(after.limitMinutes).toBeLessThan(before.limitMinutes);
        if (after.limitAt) expect(after.limitAt > now).toBe(true);
        return;
      }
      if (before.state === 'scheduled' || before.state === 'proposed') {
        expect(after).toMatchObject({ state: 'checking', limitedBy: 'budget' });
        expect(after.limitMinutes).toBeLessThan(before.limitMinutes);
        return;
      }
      expect(event.type).toBe('extend');
      expect(after.limitMinutes - before.limitMinutes).toBeLessThanOrEqual(15);
      expect(after.limitMinutes).toBeLessThanOrEqual(after.mostMinutes);
    });
  });

  test('an uncertain request for a session is never repeated', () => {
    always(({ before, after }) => {
      if (before.state === 'uncertain') expect(after.state).not.toBe('dispatching');
    });
  });

  test('“in the call” is only said on evidence', () => {
    always(({ before, event, after }) => {
      if (!before.inCallAt && after.inCallAt) expect(event).toMatchObject({ type: 'heard', inCall: true });
      if (!before.heardAt && after.heardAt) expect(event).toMatchObject({ type: 'heard', heard: true });
    });
  });

  test('that nobody hears it is said once a call, and not of one that was heard', () => {
    always(({ before, event, after, notices, now }) => {
      if (!notices.some(({ kind }) => kind === 'never_heard')) return;
      expect(event.type).toBe('answer_overdue');
      expect(before).toMatchObject({ silenceSaidAt: null, heardAt: null, unansweredSince: expect.any(Date) });
      expect(after.silenceSaidAt).toEqual(now);
    });
  });

  test('a stop is never lost: nothing is started after it', () => {
    always(({ before, after }) => {
      if (!before.stopRequestedAt) return;
      expect(['joining', 'live']).not.toContain(after.state);
      expect(after.createAttempts === before.createAttempts || before.state === 'dispatching').toBe(true);
    });
  });

  test('a meeting that is over says why', () => {
    always(({ after }) => {
      if (isOver(after)) expect(after.endReason).not.toBeNull();
    });
  });
});

/** Follows the agenda alone: `answer` is what PikaStream makes of each job; nobody presses anything. */
function followAgenda(
  meeting: Meeting,
  answer: (job: string, meeting: Meeting) => MeetingEvent,
  polled?: MeetingEvent,
): { end: Meeting; now: Date } {
  let [current, now] = [meeting, start];
  for (let turns = 0; turns < 20_000 && !isOver(current); turns += 1) {
    const [item] = agenda(current);
    if (!item) break;
    if (polled && isPolled(current)) {
      const asked = next(current, polled, now);
      if (asked !== 'ignored') current = asked.meeting;
    }
    if (item.at > now) now = item.at;
    const transition = next(current, 'event' in item ? item.event : answer(item.job, current), now);
    if (transition === 'ignored')
      throw new Error(`${JSON.stringify(item)} means nothing in ${current.state}`);
    current = transition.meeting;
  }
  return { end: current, now };
}

const unavailable = { kind: 'unavailable', status: 522, detail: null } as const;

describe('left to itself', () => {
  const joined = (): Meeting => {
    const events: MeetingEvent[] = [
      { type: 'card_posted' },
      { type: 'funds_ok', balance: 1_000 },
      { type: 'create_started' },
      { type: 'session_created', sessionId: 's-1' },
      { type: 'polled', phase: 'connected', detail: null },
    ];
    const steps = live(
      aMeeting(),
      events.map((event) => ({ wait: 0, event })),
    );
    return steps.at(-1)?.after ?? aMeeting();
  };

  test('a live meeting leaves at its limit, although PikaStream never answers a poll', () => {
    const { end } = followAgenda(
      joined(),
      (job, { notesCollectedAt: collectedAt }) => {
        if (job === 'write_notes') return { type: 'notes_written', collectedAt, any: false };
        if (job === 'write_early_notes') return { type: 'early_notes_written', any: false };
        if (job === 'leave') return { type: 'leave_confirmed' };
        return job === 'check_bill'
          ? { type: 'bill_checked', billedMinutes: null }
          : { type: 'notes_pending' };
      },
      { type: 'poll_failed', problem: unavailable },
    );
    expect(end).toMatchObject({ state: 'done', endReason: 'maximum_length' });
    expect(billedMilliseconds(end, start)).toBeLessThanOrEqual((60 * 60 + pollIntervals.live) * 1_000);
  });

  test('one that was spoken to three times has half a minute to answer, and a sign that it hears ends the wait', () => {
    const on = (meeting: Meeting, event: MeetingEvent): Meeting => {
      const transition = next(meeting, event, start);
      return transition === 'ignored' ? meeting : transition.meeting;
    };
    const warnings = (meeting: Meeting) =>
      agenda(meeting).filter((item) => 'event' in item && item.event.type === 'answer_overdue');
    const twice = on(joined(), { type: 'spoken_to', unanswered: 2 });
    expect(warnings(twice)).toEqual([]);
    const thrice = on(twice, { type: 'spoken_to', unanswered: 3 });
    expect(warnings(thrice)).toMatchObject([{ at: secondsAfter(start, 30) }]);
    expect(warnings(on(thrice, { type: 'spoken_to', unanswered: 0 }))).toEqual([]);
    const heard = { inCall: true, heard: true, hasLeft: false, present: null, ended: false, notes: null };
    expect(warnings(on(thrice, { type: 'heard', ...heard }))).toEqual([]);
  });

  test('a card shows the time every half minute, and more rarely where many calls share the edits of a minute', () => {
    const againAfter = (calls: number) => {
      const transition = next(joined(), { type: 'refresh_due', calls }, start);
      if (transition === 'ignored') throw new Error('nothing was refreshed');
      const due = agenda(transition.meeting).find(
        (item) => 'event' in item && item.event.type === 'refresh_due',
      );
      return ((due?.at.getTime() ?? Number.NaN) - start.getTime()) / 1_000;
    };
    expect([1, 12, 30, 1_000].map(againAfter)).toEqual([30, 30, 72, 2_400]);
  });

  test('a session that nobody lets in is left', () => {
    const waiting = { ...joined(), state: 'joining', connectedAt: null } as const;
    const polled = { type: 'polled', phase: 'waiting', detail: null } as const;
    const { end } = followAgenda(waiting, () => ({ type: 'leave_confirmed' }), polled);
    expect(end).toMatchObject({ state: 'done', endReason: 'lobby_timeout' });
  });

  test('leaving is repeated until PikaStream confirms it', () => {
    let tries = 0;
    const leaving = {
      ...joined(),
      state: 'leaving',
      leavingSince: start,
      endReason: 'asked',
      connectedAt: null,
    } as const;
    const { end, now } = followAgenda(leaving, (job) => {
      if (job !== 'leave') throw new Error(job);
      tries += 1;
      return tries > 50 ? { type: 'leave_confirmed' } : { type: 'leave_failed', problem: unavailable };
    });
    expect(end.state).toBe('done');
    expect(end.leaveAlarmedAt).not.toBeNull();
    expect((now.getTime() - start.getTime()) / tries / 1_000).toBeLessThanOrEqual(timing.leaveRetryMost);
  });

  test('a request that never arrives is given up after five minutes, and the thread says so', () => {
    const ready = live(aMeeting(), [
      { wait: 0, event: { type: 'card_posted' } },
      { wait: 0, event: { type: 'funds_ok', balance: 1_000 } },
    ]).at(-1)?.after;
    let [current, now] = [ready ?? aMeeting(), start];
    let notices = 0;
    while (!isOver(current)) {
      const [item] = agenda(current);
      if (!item) throw new Error(`Nothing to wait for in ${current.state}`);
      if (item.at > now) now = item.at;
      const events: MeetingEvent[] =
        'event' in item
          ? [item.event]
          : [
              { type: 'create_started' },
              { type: 'create_deferred', problem: unavailable, retryAfterSeconds: null, lastOkAt: null },
            ];
      for (const event of events) {
        const transition = next(current, event, now);
        if (transition === 'ignored') throw new Error(`${event.type} means nothing in ${current.state}`);
        notices += transition.notices.length;
        current = transition.meeting;
      }
    }
    expect(current).toMatchObject({ state: 'failed', endReason: 'pika_unreachable' });
    expect(now.getTime() - start.getTime()).toBe(timing.createGiveUpAfter * 1_000);
    expect(notices).toBe(2);
  });
});
