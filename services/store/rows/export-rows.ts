import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import { problemIn } from '../../notes/destinations/export-problem.ts';
import type { RecapExport } from '../../notes/destinations/recap-export.ts';
import type { ExportNotifier } from '../../notes/ports/export-notifier.ts';
import type { Exports } from '../../notes/ports/exports.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { noteDestinations, recapExports } from '../schema/destinations.ts';

export type ExportRowsDeps = {
  tx: Executor;
  jobs: Jobs;
  now: Date;
  newId: () => string;
  voice: ExportNotifier;
};

/** Destinations of recaps and the exports to them, inside one transaction. */
export function exportRows({ tx, jobs, now, newId, voice }: ExportRowsDeps): Exports {
  const wake = (exportId: string, at: Date) =>
    jobs.send(tx, 'recap-export', { exportId }, at > now ? at : undefined);
  const of = async (meetingId: string) => {
    const rows = await tx
      .select()
      .from(recapExports)
      .where(eq(recapExports.meetingId, meetingId))
      .orderBy(asc(recapExports.createdAt), asc(recapExports.kind), asc(recapExports.target));
    return rows.map(exportIn);
  };

  return {
    ...destinationRows(tx, now),
    async waitingFor(destinationId) {
      const rows = await tx
        .select()
        .from(recapExports)
        .where(and(eq(recapExports.destinationId, destinationId), eq(recapExports.state, 'pending')));
      return rows.map(exportIn);
    },
    async send(meeting, notes) {
      const queued = await queueExports({ tx, now, newId }, meeting, notes.version);
      for (const { id } of queued) await wake(id, now);
      if (queued.length > 0) await voice.show(meeting, await of(meeting.id));
    },
    of,
    async lock(id) {
      const [row] = await tx.select().from(recapExports).where(eq(recapExports.id, id)).for('update');
      return row ? exportIn(row) : null;
    },
    async replace(before, { id: _, ...after }) {
      await tx.update(recapExports).set(after).where(eq(recapExports.id, before.id));
      if (after.nextAt && after.nextAt.getTime() !== before.nextAt?.getTime())
        await wake(before.id, after.nextAt);
    },
    voice,
  };
}

async function queueExports(
  { tx, now, newId }: Pick<ExportRowsDeps, 'tx' | 'now' | 'newId'>,
  { id: meetingId, teamId, channelId }: Meeting,
  version: number,
): Promise<{ id: string }[]> {
  const destinations = await destinationsOf(tx, teamId, channelId);
  if (destinations.length === 0) return [];
  return tx
    .insert(recapExports)
    .values(
      destinations.map(({ id: destinationId, kind, target, label }) => ({
        ...{ id: newId(), teamId, meetingId, destinationId, kind, target, label },
        ...{ state: 'pending' as const, since: now, nextAt: now, notesVersion: version, createdAt: now },
      })),
    )
    .onConflictDoNothing()
    .returning({ id: recapExports.id });
}

/** Where notes go. A removed destination keeps its row, without its secret. */
function destinationRows(
  tx: Executor,
  now: Date,
): Pick<Exports, 'destinations' | 'destination' | 'add' | 'remove'> {
  return {
    destinations: (teamId, channelId) => destinationsOf(tx, teamId, channelId),
    async destination(id) {
      const [row] = await tx.select().from(noteDestinations).where(eq(noteDestinations.id, id));
      return row ?? null;
    },
    async add(destination) {
      const added = await tx
        .insert(noteDestinations)
        .values(destination)
        .onConflictDoNothing()
        .returning({ id: noteDestinations.id });
      return added.length > 0;
    },
    async remove(id, by) {
      const removed = await tx
        .update(noteDestinations)
        .set({ removedBy: by, removedAt: now, secret: null })
        .where(and(eq(noteDestinations.id, id), isNull(noteDestinations.removedAt)))
        .returning({ id: noteDestinations.id });
      return removed.length > 0;
    },
  };
}

function exportIn(row: typeof recapExports.$inferSelect): RecapExport {
  return { ...row, problem: problemIn(row.problem) };
}

function destinationsOf(tx: Executor, teamId: string, channelId: string) {
  return tx
    .select()
    .from(noteDestinations)
    .where(
      and(
        eq(noteDestinations.teamId, teamId),
        eq(noteDestinations.channelId, channelId),
        isNull(noteDestinations.removedAt),
      ),
    )
    .orderBy(asc(noteDestinations.addedAt), asc(noteDestinations.target));
}

/** Exports that are overdue because their job was lost. */
export async function overdueExports(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: recapExports.id })
    .from(recapExports)
    .where(lt(recapExports.nextAt, sql`clock_timestamp() - interval '3 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}
