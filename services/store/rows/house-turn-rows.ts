import {
  and,
  asc,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  ne,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import type { HouseTurns } from '../../agents/house/ports/house-turns.ts';
import { keysOf, type Turn } from '../../agents/house/turn.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { agentTokens } from '../schema/agents.ts';
import { houseTurns } from '../schema/house.ts';
import { meetings } from '../schema/meetings.ts';
import { toolCalls } from '../schema/tasks.ts';
import { houseSpeechRows, turnIn } from './house-speech-rows.ts';
import { spentBeside } from './house-tokens.ts';
import type { WorkThread } from './thread-status.ts';
import { toolCallIn } from './tool-call-rows.ts';

const over = ['done', 'failed', 'dropped'] as const;

/** Turns of the house agent, inside one transaction. */
export function houseTurnRows(
  tx: Executor,
  jobs: Jobs,
  now: Date,
  tell: (thread: WorkThread, isAgain: boolean) => Promise<void>,
): HouseTurns {
  const wake = async (turnId: string, at: Date | null) => {
    if (at) await jobs.send(tx, 'house-turn', { turnId }, at > now ? at : undefined);
  };
  return {
    async isKnown(teamId, causeKey) {
      const isIts = and(eq(houseTurns.teamId, teamId), eq(houseTurns.causeKey, causeKey));
      return (await tx.$count(houseTurns, isIts)) > 0;
    },
    async insert(turn) {
      const [row] = await tx
        .insert(houseTurns)
        .values({ ...turn, ...blank, createdAt: now })
        .onConflictDoNothing()
        .returning({ id: houseTurns.id });
      if (row) await wake(turn.id, turn.nextRunAt);
      return row !== undefined;
    },
    async look(id) {
      const [row] = await tx.select().from(houseTurns).where(eq(houseTurns.id, id));
      return row ? turnIn(row) : null;
    },
    async lock(id) {
      const [row] = await tx.select().from(houseTurns).where(eq(houseTurns.id, id)).for('update');
      return row ? turnIn(row) : null;
    },
    async renew({ id, version }, until) {
      const rows = await tx
        .update(houseTurns)
        .set({ nextRunAt: until })
        .where(and(eq(houseTurns.id, id), eq(houseTurns.version, version), eq(houseTurns.state, 'thinking')))
        .returning({ id: houseTurns.id });
      return rows.length > 0;
    },
    async replace(before, after) {
      const { id: _, seq: __, ...values } = after;
      const [row] = await tx
        .update(houseTurns)
        .set({ ...values, version: before.version + 1 })
        .where(and(eq(houseTurns.id, before.id), eq(houseTurns.version, before.version)))
        .returning();
      if (!row) throw new Error(`Turn ${before.id} changed under its lock`);
      // While somebody works on it only the sweep looks: its worker goes on without a job.
      if (row.state === 'waiting' || row.state === 'asking') await wake(row.id, row.nextRunAt);
      return turnIn(row);
    },
    ...laneRows(tx, now, wake),
    async openIn({ teamId, channelId, threadTs, meetingId }) {
      const isInThread = and(
        isNull(houseTurns.meetingId),
        eq(houseTurns.channelId, channelId),
        threadTs === null ? isNull(houseTurns.threadTs) : eq(houseTurns.threadTs, threadTs),
      );
      const isThere = meetingId === null ? isInThread : eq(houseTurns.meetingId, meetingId);
      const rows = await tx
        .select()
        .from(houseTurns)
        .where(and(eq(houseTurns.teamId, teamId), isThere, notInArray(houseTurns.state, [...over])))
        .orderBy(asc(houseTurns.seq));
      return rows.map(turnIn);
    },
    tellStatusAgain: (thread) => tell(thread, true),
    async anyForgotten(meetingIds) {
      if (meetingIds.length === 0) return false;
      const isGone = and(inArray(meetings.id, [...meetingIds]), isNotNull(meetings.forgottenAt));
      return (await tx.$count(meetings, isGone)) > 0;
    },
    async toolCallsOf({ id, meetingId }) {
      if (meetingId === null) return [];
      const rows = await tx
        .select()
        .from(toolCalls)
        .where(and(eq(toolCalls.tokenId, meetingId), like(toolCalls.key, `${keysOf(id)}%`)))
        .orderBy(asc(toolCalls.createdAt), asc(toolCalls.key));
      return rows.map(toolCallIn);
    },
    ...houseSpeechRows(tx, now),
    spent: (turn) => spentBeside(tx, turn, now),
    async identityIn({ id: meetingId, teamId }, userId) {
      await tx
        .insert(agentTokens)
        .values({
          ...{ id: meetingId, houseMeetingId: meetingId, teamId, userId, hash: null, hint: '' },
          ...{ createdAt: now, expiresAt: now },
        })
        .onConflictDoNothing();
      return meetingId;
    },
  };
}

const blank = {
  version: 1,
  ...{ messages: [], about: [] },
  ...{ steps: 0, attempts: 0, tokensIn: 0, tokensOut: 0, tokensHeld: 0 },
  ...{ questionId: null, finishedAt: null },
};

/** Turns of one thread, of which one is worked on at a time. */
function laneRows(tx: Executor, now: Date, wake: (turnId: string, at: Date | null) => Promise<void>) {
  const ofLane = ({ teamId, lane }: Pick<Turn, 'teamId' | 'lane'>) =>
    and(eq(houseTurns.teamId, teamId), eq(houseTurns.lane, lane));
  const isWaiting = eq(houseTurns.state, 'waiting');
  return {
    async lockLane({ teamId, lane }) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`house:${teamId}:${lane}`}))`);
    },
    async isLaneTaken(turn) {
      const isFirst = and(isWaiting, lt(houseTurns.seq, turn.seq));
      const [row] = await tx
        .select({ id: houseTurns.id })
        .from(houseTurns)
        .where(and(ofLane(turn), ne(houseTurns.id, turn.id), or(eq(houseTurns.state, 'thinking'), isFirst)))
        .limit(1);
      return row !== undefined;
    },
    async wakeNext(turn) {
      const [next] = await tx
        .select({ id: houseTurns.id })
        .from(houseTurns)
        .where(and(ofLane(turn), isWaiting))
        .orderBy(asc(houseTurns.seq))
        .limit(1);
      if (next) await wakeAt(tx, now, wake, eq(houseTurns.id, next.id));
    },
    async hasEndedFor(turn, problem) {
      const others = and(ofLane(turn), ne(houseTurns.id, turn.id), eq(houseTurns.problem, problem));
      return (await tx.$count(houseTurns, others)) > 0;
    },
    countOpen: (teamId, lane) =>
      tx.$count(houseTurns, and(ofLane({ teamId, lane }), notInArray(houseTurns.state, [...over]))),
    wakeAsking: (turnId) => wakeAt(tx, now, wake, eq(houseTurns.id, turnId)),
    wakeAnswered: (questionId) => wakeAt(tx, now, wake, eq(houseTurns.questionId, questionId)),
    async before(turn, limit) {
      const rows = await tx
        .select()
        .from(houseTurns)
        .where(and(ofLane(turn), lt(houseTurns.seq, turn.seq), inArray(houseTurns.state, [...over])))
        .orderBy(desc(houseTurns.seq))
        .limit(limit);
      return rows.reverse().map(turnIn);
    },
  } satisfies Partial<HouseTurns>;
}

/** So long after it was said, speech begins its turn: the rest of a sentence has come. */
const settled = sql`case when ${houseTurns.cause} = 'spoken' then ${houseTurns.createdAt} + interval '1.5 seconds' end`;

/** Of a turn that somebody works on nothing changes; the lock is waited for, so that none is overlooked. */
async function wakeAt(
  tx: Executor,
  now: Date,
  wake: (turnId: string, at: Date | null) => Promise<void>,
  isMeant: ReturnType<typeof eq>,
): Promise<void> {
  const rows = await tx
    .update(houseTurns)
    .set({
      nextRunAt: sql`case ${houseTurns.state} when 'waiting' then greatest(${now}::timestamptz, ${settled})
        when 'asking' then ${now}::timestamptz else ${houseTurns.nextRunAt} end`,
    })
    .where(isMeant)
    .returning({ id: houseTurns.id, state: houseTurns.state, at: houseTurns.nextRunAt });
  for (const { id, state, at } of rows) if (state === 'waiting' || state === 'asking') await wake(id, at);
}

/** Turns that are overdue because their job was lost, or whose worker is gone. */
export async function overdueTurns(db: Executor): Promise<string[]> {
  const isOverdue = lt(houseTurns.nextRunAt, sql`clock_timestamp() - interval '3 seconds'`);
  const rows = await db
    .select({ id: houseTurns.id })
    .from(houseTurns)
    .where(and(isNotNull(houseTurns.nextRunAt), isOverdue))
    .limit(500);
  return rows.map(({ id }) => id);
}
