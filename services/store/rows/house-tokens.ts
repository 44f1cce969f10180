import { and, eq, gt, isNull, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Spent, Tokens } from '../../agents/house/token-budget.ts';
import type { Turn } from '../../agents/house/turn.ts';
import type { Executor } from '../executor.ts';
import { houseTurns } from '../schema/house.ts';

type Of = Pick<Turn, 'id' | 'teamId' | 'meetingId' | 'asker'>;

/**
 * What a turn's budget has paid for. Until the transaction ends no other request of the same budget begins: two at once
 * would both find room.
 */
export async function spentBeside(tx: Executor, turn: Of, now: Date): Promise<Spent> {
  const key = `house-tokens:${turn.teamId}:${turn.meetingId ?? turn.asker ?? ''}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${key}))`);
  const { tokensIn, tokensOut, held } = await sums(tx, turn, ofBudget(turn, now));
  return { used: tokensIn + tokensOut, held };
}

export async function tokensOfMeeting(tx: Executor, meetingId: string): Promise<Tokens> {
  const { tokensIn, tokensOut } = await sums(tx, null, eq(houseTurns.meetingId, meetingId));
  return { tokensIn, tokensOut };
}

function ofBudget({ teamId, meetingId, asker }: Of, now: Date): SQL | undefined {
  if (meetingId !== null) return eq(houseTurns.meetingId, meetingId);
  const isTheirs = and(
    eq(houseTurns.teamId, teamId),
    isNull(houseTurns.meetingId),
    eq(houseTurns.asker, asker ?? ''),
  );
  return and(isTheirs, gt(houseTurns.createdAt, sql`${now}::timestamptz - interval '24 hours'`));
}

async function sums(tx: Executor, beside: Pick<Turn, 'id'> | null, isMeant: SQL | undefined) {
  const sum = (of: SQLWrapper) => sql<number>`coalesce(sum(${of}), 0)::double precision`;
  const isAnother = beside ? ne(houseTurns.id, beside.id) : sql`true`;
  const [row] = await tx
    .select({
      tokensIn: sum(houseTurns.tokensIn),
      tokensOut: sum(houseTurns.tokensOut),
      held: sum(sql`case when ${isAnother} then ${houseTurns.tokensHeld} else 0 end`),
    })
    .from(houseTurns)
    .where(isMeant);
  return {
    tokensIn: Number(row?.tokensIn ?? 0),
    tokensOut: Number(row?.tokensOut ?? 0),
    held: Number(row?.held ?? 0),
  };
}
