import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { KnownPerson } from '../../ears/people/people-events.ts';
import type { PeopleReading } from '../../ears/people/people-reading.ts';
import type { PeopleReadings } from '../../ears/ports/people-unit.ts';
import { participantEventSchema } from '../../sessions/session-event.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { peopleReadings } from '../schema/people-readings.ts';
import { sessionEvents } from '../schema/session-events.ts';

/** While the persona is in its call. */
const inCall = ['live', 'leaving'] as const;

/** Who is in calls, as Google Meet tells, inside one transaction. */
export function peopleReadingRows(tx: Executor, now: Date): PeopleReadings {
  return {
    async begin() {
      await tx.execute(sql`
        insert into people_readings (meeting_id, team_id, state, version, attempts, next_run_at, is_last, created_at)
        select id, team_id, 'reading', 1, 0, ${now.toISOString()}, false, ${now.toISOString()} from meetings
        where state = 'live' and platform = 'google_meet'
          and not exists (select 1 from people_readings where meeting_id = meetings.id)
        on conflict do nothing`);
    },
    async claim(until) {
      const due = tx
        .select({ id: peopleReadings.meetingId })
        .from(peopleReadings)
        .innerJoin(meetings, eq(meetings.id, peopleReadings.meetingId))
        .where(
          and(
            eq(peopleReadings.state, 'reading'),
            sql`(${peopleReadings.nextRunAt} <= ${now.toISOString()} or (not ${peopleReadings.isLast} and ${hasLeft}))`,
          ),
        )
        .orderBy(asc(peopleReadings.nextRunAt))
        .limit(1)
        .for('update', { of: peopleReadings, skipLocked: true });
      const isLast = sql`(select ${hasLeft} from ${meetings} where ${meetings.id} = ${peopleReadings.meetingId})`;
      const [row] = await tx
        .update(peopleReadings)
        .set({ nextRunAt: until, isLast })
        .where(inArray(peopleReadings.meetingId, due))
        .returning();
      return row ?? null;
    },
    async lock(meetingId) {
      const isIt = eq(peopleReadings.meetingId, meetingId);
      const [row] = await tx.select().from(peopleReadings).where(isIt).for('update');
      return row ?? null;
    },
    async replace(before, { meetingId, ...values }) {
      const [row] = await tx
        .update(peopleReadings)
        .set({ ...values, version: before.version + 1 })
        .where(and(eq(peopleReadings.meetingId, meetingId), eq(peopleReadings.version, before.version)))
        .returning();
      if (!row) throw new Error(`The reading of ${meetingId} changed under its lock`);
      return row;
    },
    known: (meetingId) => knownPeople(tx, meetingId),
  };
}

const hasLeft = sql`${meetings.state} not in (${sql.join(
  inCall.map((state) => sql`${state}`),
  sql`, `,
)})`;

/** As the stream has them: the last that it says of each. */
async function knownPeople(tx: Executor, meetingId: string): Promise<ReadonlyMap<string, KnownPerson>> {
  const rows = await tx
    .select({ type: sessionEvents.type, at: sessionEvents.at, body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), eq(sessionEvents.door, 'meet')))
    .orderBy(asc(sessionEvents.at), asc(sessionEvents.id));
  const known = new Map<string, KnownPerson>();
  for (const { type, at, body } of rows) {
    const id = participantEventSchema.safeParse(body).data?.participant.id;
    if (id !== undefined) known.set(id, { isIn: type === 'participant.joined', at });
  }
  return known;
}

/** Whether the last reading of a meeting that left its call `seconds` ago at most is still to come. */
export async function isLastReadingDue(db: Executor, meetingId: string, seconds: number): Promise<boolean> {
  const isDue = and(
    ...[eq(peopleReadings.meetingId, meetingId), eq(peopleReadings.state, 'reading')],
    sql`${meetings.sessionEndedAt} > clock_timestamp() - make_interval(secs => ${seconds})`,
  );
  const rows = await db
    .select({ id: meetings.id })
    .from(peopleReadings)
    .innerJoin(meetings, eq(meetings.id, peopleReadings.meetingId))
    .where(isDue);
  return rows.length > 0;
}

export async function peopleReadingOf(db: Executor, meetingId: string): Promise<PeopleReading | null> {
  const [row] = await db.select().from(peopleReadings).where(eq(peopleReadings.meetingId, meetingId));
  return row ?? null;
}
