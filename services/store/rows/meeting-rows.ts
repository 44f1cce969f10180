import { and, eq } from 'drizzle-orm';
import { entriesOfStep } from '../../consent/entries-of-step.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { MeetingEvent } from '../../meetings/states/events.ts';
import type { Executor } from '../executor.ts';
import type { Passcodes } from '../passcodes.ts';
import { meetingHistory, meetings } from '../schema/meetings.ts';
import { addEntries } from './consent-rows.ts';
import { holdPolicy } from './kept-words.ts';
import { meetingCounts } from './meeting-counts.ts';
import { asMeeting, meetingsByCall, meetingsByThread } from './meeting-lookups.ts';

/** Meetings inside one transaction. */
export function meetingRows(tx: Executor, now: Date, passcodes: Passcodes): Unit['meetings'] {
  return {
    ...meetingsByThread(tx),
    ...meetingsByCall(tx),
    ...meetingCounts(tx),
    async lock(id) {
      // “No key update” lets rows that name the meeting, such as new events, be stored while this lock is held.
      const [row] = await tx.select().from(meetings).where(eq(meetings.id, id)).for('no key update');
      return asMeeting(row);
    },
    async insert(meeting) {
      const inserted = await tx
        .insert(meetings)
        .values({ ...meeting, passcode: passcodes.seal(meeting) })
        .onConflictDoNothing()
        .returning({ id: meetings.id });
      if (inserted.length > 0)
        await record(tx, now, meeting.state, meeting, { type: 'asked', via: meeting.requestedVia });
      return inserted.length > 0;
    },
    async replace(before, after, event) {
      const { id: _, ...values } = after;
      const written = await tx
        .update(meetings)
        .set(values)
        .where(and(eq(meetings.id, before.id), eq(meetings.version, before.version)))
        .returning({ id: meetings.id });
      if (written.length === 0) throw new Error(`Meeting ${before.id} changed under its lock`);
      // Polls and refreshes that only change times would fill the history and say nothing.
      if (before.state !== after.state || !uneventful.has(event.type))
        await record(tx, now, before.state, after, event);
      await addEntries(tx, now, after, entriesOfStep(before, after, event));
      if (!before.sessionId && after.sessionId) await holdPolicy(tx, now, after);
    },
  };
}

const uneventful: ReadonlySet<MeetingEvent['type']> = new Set([
  'polled',
  'refresh_due',
  'notes_pending',
  'heard',
  'spoken_to',
]);

async function record(
  tx: Executor,
  now: Date,
  fromState: string,
  after: Meeting,
  { type, ...detail }: MeetingEvent | { type: 'asked'; via: string },
): Promise<void> {
  // History outlives the notes, so it keeps neither them nor what someone said about them.
  const { notes: _, hint: __, ...rest } = { notes: null, hint: null, ...detail };
  await tx.insert(meetingHistory).values({
    meetingId: after.id,
    at: now,
    event: type,
    fromState,
    toState: after.state,
    version: after.version,
    detail: rest,
  });
}
