import { and, asc, eq, inArray, lt, notInArray, sql } from 'drizzle-orm';
import type { ToolCalls } from '../../tasks/ports/tool-calls.ts';
import { finishedStates, isToolCallFinished, type ToolCall } from '../../tasks/tool-call.ts';
import { toolProblemIn } from '../../tasks/tool-problem.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { toolCalls } from '../schema/tasks.ts';

export type ToolCallRowsDeps = {
  tx: Executor;
  jobs: Jobs;
  now: Date;
  touch: (topic: string) => void;
  /** Is told of a tool call that is over, in the same transaction. */
  ended: (toolCall: ToolCall) => Promise<void>;
};

/** Tool calls inside one transaction. */
export function toolCallRows({ tx, jobs, now, touch, ended }: ToolCallRowsDeps): ToolCalls {
  return {
    async lock(id) {
      const [row] = await tx.select().from(toolCalls).where(eq(toolCalls.id, id)).for('update');
      return row ? toolCallIn(row) : null;
    },
    async byKey(tokenId, key) {
      const [row] = await tx
        .select()
        .from(toolCalls)
        .where(and(eq(toolCalls.tokenId, tokenId), eq(toolCalls.key, key)));
      return row ? toolCallIn(row) : null;
    },
    async awaitingOf(tokenIds) {
      const ofThese = inArray(toolCalls.tokenId, [...tokenIds]);
      const rows = await tx
        .select({ id: toolCalls.id })
        .from(toolCalls)
        .where(and(ofThese, eq(toolCalls.state, 'awaiting_approval')))
        .orderBy(asc(toolCalls.createdAt), asc(toolCalls.id));
      return rows.map(({ id }) => id);
    },
    countOpen: (meetingId) =>
      tx.$count(
        toolCalls,
        and(eq(toolCalls.meetingId, meetingId), notInArray(toolCalls.state, [...finishedStates])),
      ),
    countAll: (meetingId) => tx.$count(toolCalls, eq(toolCalls.meetingId, meetingId)),
    async insert(toolCall) {
      await tx.insert(toolCalls).values(rowOf(toolCall));
    },
    async replace(before, after) {
      const { id: _, ...values } = rowOf(after);
      const written = await tx
        .update(toolCalls)
        .set(values)
        .where(and(eq(toolCalls.id, before.id), eq(toolCalls.version, before.version)))
        .returning({ id: toolCalls.id });
      touch(`toolCall:${before.id}`);
      if (written.length === 0) throw new Error(`Tool call ${before.id} changed under its lock`);
      if (isToolCallFinished(after)) await ended(after);
    },
    wake: (toolCallId, at) => jobs.send(tx, 'tool-call', { toolCallId }, at && at > now ? at : undefined),
  };
}

export function toolCallIn(row: typeof toolCalls.$inferSelect): ToolCall {
  return { ...row, problem: toolProblemIn(row.problem) };
}

function rowOf(toolCall: ToolCall) {
  return { ...toolCall, links: [...toolCall.links] };
}

export type ToolCallQueries = {
  look(id: string): Promise<ToolCall | null>;
  /** Tool calls that are overdue because their job was lost. */
  overdue(): Promise<string[]>;
};

export function toolCallQueries(db: Executor): ToolCallQueries {
  return {
    async look(id) {
      const [row] = await db.select().from(toolCalls).where(eq(toolCalls.id, id));
      return row ? toolCallIn(row) : null;
    },
    async overdue() {
      const rows = await db
        .select({ id: toolCalls.id })
        .from(toolCalls)
        .where(lt(toolCalls.nextRunAt, sql`clock_timestamp() - interval '3 seconds'`))
        .limit(500);
      return rows.map(({ id }) => id);
    },
  };
}
