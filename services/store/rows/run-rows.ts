import { and, eq, lt, notInArray, sql } from 'drizzle-orm';
import type { Runs } from '../../tasks/ports/runs.ts';
import { finishedStates, type ToolRun } from '../../tasks/run.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { toolRuns } from '../schema/tasks.ts';

/** Runs of tools inside one transaction. */
export function runRows(tx: Executor, jobs: Jobs, now: Date, touch: (topic: string) => void): Runs {
  return {
    async lock(id) {
      const [row] = await tx.select().from(toolRuns).where(eq(toolRuns.id, id)).for('update');
      return row ?? null;
    },
    async byKey(tokenId, key) {
      const [row] = await tx
        .select()
        .from(toolRuns)
        .where(and(eq(toolRuns.tokenId, tokenId), eq(toolRuns.key, key)));
      return row ?? null;
    },
    countOpen: (meetingId) =>
      tx.$count(
        toolRuns,
        and(eq(toolRuns.meetingId, meetingId), notInArray(toolRuns.state, [...finishedStates])),
      ),
    async insert(run) {
      await tx.insert(toolRuns).values(rowOf(run));
    },
    async replace(before, after) {
      const { id: _, ...values } = rowOf(after);
      const written = await tx
        .update(toolRuns)
        .set(values)
        .where(and(eq(toolRuns.id, before.id), eq(toolRuns.version, before.version)))
        .returning({ id: toolRuns.id });
      touch(`run:${before.id}`);
      if (written.length === 0) throw new Error(`Run ${before.id} changed under its lock`);
    },
    wake: (runId, at) => jobs.send(tx, 'tool-run', { runId }, at && at > now ? at : undefined),
  };
}

function rowOf(run: ToolRun) {
  return { ...run, links: [...run.links] };
}

export type RunQueries = {
  look(id: string): Promise<ToolRun | null>;
  /** Due, and nobody came: what a crash or a lost wake-up left behind. */
  overdue(): Promise<string[]>;
};

export function runQueries(db: Executor): RunQueries {
  return {
    async look(id) {
      const [row] = await db.select().from(toolRuns).where(eq(toolRuns.id, id));
      return row ?? null;
    },
    async overdue() {
      const rows = await db
        .select({ id: toolRuns.id })
        .from(toolRuns)
        .where(lt(toolRuns.nextRunAt, sql`clock_timestamp() - interval '3 seconds'`))
        .limit(500);
      return rows.map(({ id }) => id);
    },
  };
}
