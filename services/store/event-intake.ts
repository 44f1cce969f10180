import { inArray } from 'drizzle-orm';
import type { PushedEvent } from '../sessions/session-event.ts';
import type { Executor } from './executor.ts';
import type { Jobs } from './jobs.ts';
import { meetings, sessionEvents } from './schema.ts';
import { inTransaction, isPassing } from './transaction.ts';

export type EventIntake = {
  /** Resolves once the event is in the database: stored, or known from before. */
  record(event: PushedEvent): Promise<void>;
};

type Waiting = { event: PushedEvent; stored: () => void; failed: (error: unknown) => void };

/** Events in one transaction at most; four parameters short of PostgreSQL's 65,535. */
const mostAtOnce = 500;

/**
 * Stores events that are pushed to us. What arrives while a transaction is under way goes together into the next one,
 * so that a burst costs few commits. An event whose session nobody knows yet is kept without a meeting.
 */
export function createEventIntake(db: Executor, jobs: Jobs): EventIntake {
  let waiting: Waiting[] = [];
  let writing = false;

  const write = async () => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      await writeBatch(db, jobs, batch);
    }
    writing = false;
  };

  return {
    record: (event) =>
      new Promise((stored, failed) => {
        waiting.push({ event, stored, failed });
        void write();
      }),
  };
}

/** One event that the database does not take must not keep out those that came beside it. */
async function writeBatch(db: Executor, jobs: Jobs, batch: readonly Waiting[]): Promise<void> {
  try {
    await store(
      db,
      jobs,
      batch.map(({ event }) => event),
    );
    for (const { stored } of batch) stored();
  } catch (error) {
    if (batch.length > 1 && !isPassing(error)) for (const one of batch) await writeBatch(db, jobs, [one]);
    else for (const { failed } of batch) failed(error);
  }
}

async function store(db: Executor, jobs: Jobs, events: readonly PushedEvent[]): Promise<void> {
  const sessionIds = [...new Set(events.map((event) => event.session_id))];
  await inTransaction(db, async (tx) => {
    const known = await tx
      .select({ sessionId: meetings.sessionId, id: meetings.id, teamId: meetings.teamId })
      .from(meetings)
      .where(inArray(meetings.sessionId, sessionIds));
    const bySession = new Map(known.map((meeting) => [meeting.sessionId, meeting]));
    const rows = events.map((event) => ({
      teamId: bySession.get(event.session_id)?.teamId ?? null,
      meetingId: bySession.get(event.session_id)?.id ?? null,
      sessionId: event.session_id,
      eventId: event.id,
      type: event.type,
      at: new Date(event.at),
      door: 'webhook' as const,
      body: event,
    }));
    const stored = await tx
      .insert(sessionEvents)
      .values(rows)
      .onConflictDoNothing()
      .returning({ meetingId: sessionEvents.meetingId });
    for (const meetingId of new Set(stored.map((row) => row.meetingId))) {
      if (meetingId) await jobs.send(tx, 'meeting-news', { meetingId });
    }
  });
}
