import { eachInTurn } from '../../common/in-turn.ts';
import { applyEvent } from '../apply.ts';
import { budgetAt } from '../budget.ts';
import { isOver, type LimitedBy, type Meeting } from '../meeting.ts';
import type { Transact, Unit } from '../ports/unit.ts';
import { isUnanswered } from '../start-scheduled.ts';

type Where = { readonly teamId: string; readonly channelId: string | null };

/** A change of minutes or money that may bound calls which run already. */
export function mayLower(change: { setting: string; minutes?: number | null; usd?: number | null }): boolean {
  const isOfBoth = change.setting === 'limit' || change.setting === 'budget';
  return isOfBoth && typeof (change.minutes ?? change.usd) === 'number';
}

/**
 * Makes a change, and brings calls that run down to what holds afterwards: the newest first, where a budget doesn't cover all.
 * `channelId`: null for those of the whole workspace.
 */
export async function loweringLimits<Result>(
  unit: Unit,
  where: Where,
  by: string | null,
  change: () => Promise<Result>,
): Promise<Result> {
  // The workspace before its meetings, as everywhere. Nobody proposes one meanwhile.
  await unit.lockTeam(where.teamId);
  const result = await change();
  const active = await lockActive(unit, where);
  await eachInTurn(active.toSorted(newestFirst), async (meeting) => {
    const bound = await boundOf(unit, meeting);
    if (bound) await applyEvent(unit, meeting.id, { type: 'limit_lowered', by, ...bound });
  });
  return result;
}

/**
 * Brings calls that run down to what their budgets allow: the people who run Stand-in may let a workspace spend less than
 * before the process started.
 */
export const holdToBudgets =
  ({ transact, active }: { transact: Transact; active: (teamId: null) => Promise<Meeting[]> }) =>
  async (): Promise<void> => {
    const teams = new Set((await active(null)).map(({ teamId }) => teamId));
    await eachInTurn(teams, (teamId) =>
      transact((unit) => loweringLimits(unit, { teamId, channelId: null }, null, async () => {})),
    );
  };

async function lockActive(unit: Unit, { teamId, channelId }: Where): Promise<Meeting[]> {
  const active = await unit.meetings.activeIn(teamId);
  const here = active.filter((one) => channelId === null || one.channelId === channelId);
  const locked: Meeting[] = [];
  await eachInTurn(here.map(({ id }) => id).toSorted(), async (id) => {
    const meeting = await unit.meetings.lock(id);
    // What waits for a person or its time holds nothing: it's bounded when it starts.
    const waits = meeting?.state === 'scheduled' || (meeting && isUnanswered(meeting));
    if (meeting && !waits && !isOver(meeting)) locked.push(meeting);
  });
  return locked;
}

function newestFirst(one: Meeting, other: Meeting): number {
  return other.createdAt.getTime() - one.createdAt.getTime();
}

/** What bounds a meeting by now, where that is less than its limit. */
async function boundOf(
  unit: Unit,
  meeting: Meeting,
): Promise<{ mostMinutes: number; limitedBy: LimitedBy } | null> {
  const { limitMinutes } = await unit.channels.settings(meeting.teamId, meeting.channelId);
  // All of a call counts in the month it began in.
  const budget = await budgetAt(unit, meeting, meeting.checkingSince ?? unit.now);
  const policy = limitMinutes?.value ?? Number.POSITIVE_INFINITY;
  const most = Math.min(policy, meeting.limitMinutes);
  if (budget && budget.minutes < most)
    return {
      mostMinutes: Math.max(0, budget.minutes),
      limitedBy: budget.whose === 'channel' ? 'budget' : 'workspace_budget',
    };
  return policy < meeting.limitMinutes ? { mostMinutes: policy, limitedBy: 'channel' } : null;
}
