import { type Applied, applyEvent } from './apply.ts';
import { asksFirst } from './asks-first.ts';
import { budgetAt } from './budget.ts';
import { findReachedCap } from './caps-reached.ts';
import type { Meeting, WaitsBecause } from './meeting.ts';
import { type Budget, type Shortage, within } from './month-budget.ts';
import type { Lease } from './ports/leases.ts';
import type { Unit } from './ports/unit.ts';
import type { ReachedCap } from './proposal.ts';
import { renameForPolicy } from './rename-for-policy.ts';
import type { BudgetLeft } from './states/events.ts';
import { isTrusted } from './trusted-apps.ts';

/** Why a meeting whose time has come can't start. */
export type Obstacle =
  | { kind: 'call_taken'; holder: Meeting }
  | ({ kind: 'cap_reached' } & ReachedCap)
  | ({ kind: 'no_budget' } & Shortage);

type StartCheck = ({ kind: 'ok' } & BudgetLeft) | Obstacle;

/**
 * Checks whether a scheduled meeting may start now, by the same rules as a new request. The answer holds until the
 * transaction ends, because every start takes the workspace's lock first.
 */
async function checkCanStart(unit: Unit, meeting: Meeting): Promise<StartCheck> {
  const holder = await unit.meetings.activeForCall(meeting.teamId, meeting.callKey);
  if (holder && !isUnanswered(holder)) return { kind: 'call_taken', holder };
  const { channelId, teamId, requestedBy, requestedVia: via } = meeting;
  const reachedCap = await findReachedCap(unit, { teamId, channelId, requestedBy, via }, false);
  if (reachedCap) return { kind: 'cap_reached', ...reachedCap };
  const covered = await checkBudget(unit, meeting);
  if (covered.kind === 'ok' && holder) await supersede(unit, holder, await pageFor(unit, meeting, holder));
  return covered;
}

/** Its limit is the stricter of the one that it was planned with and the policy's by now, as far as the budget goes. */
async function checkBudget(unit: Unit, meeting: Meeting): Promise<StartCheck> {
  const budget = await budgetAt(unit, meeting, unit.now);
  const { limitMinutes } = await unit.channels.settings(meeting.teamId, meeting.channelId);
  const minutes = limitMinutes?.value ?? Number.POSITIVE_INFINITY;
  const planned = { minutes: meeting.limitMinutes, by: meeting.limitedBy };
  const limit = within(budget, minutes < planned.minutes ? { minutes, by: 'channel' } : planned);
  if (!limit) return { kind: 'no_budget', ...shortageOf(budget) };
  const mostMinutes = limit.minutes < meeting.limitMinutes ? limit.minutes : null;
  return { kind: 'ok', mostMinutes, limitedBy: limit.by };
}

/** Starts a meeting whose time has come, or says in its thread why not. */
export async function startScheduled(
  unit: Unit,
  { id, teamId }: Pick<Meeting, 'id' | 'teamId'>,
  lease: Lease,
): Promise<Applied> {
  await unit.lockTeam(teamId);
  const meeting = await unit.meetings.lock(id);
  if (!meeting) return { kind: 'unknown' };
  if (meeting.state !== 'scheduled') return { kind: 'ignored', meeting };
  if (!(await unit.holds(lease))) return { kind: 'lease_lost' };
  const check = await checkCanStart(unit, meeting);
  if (check.kind === 'ok') {
    await renameForPolicy(unit, meeting, meeting.requestedBy);
    const waits = await waitsAtStart(unit, meeting);
    return applyEvent(unit, id, { type: 'start_time_reached', waits, ...leftOf(check) }, lease);
  }
  const thread = check.kind === 'call_taken' ? await pageFor(unit, check.holder, meeting) : null;
  return applyEvent(unit, id, { type: 'start_prevented', by: check.kind, thread }, lease);
}

/** What changed since it was asked for: its app may be trusted no more, or guests be expected. Who decided on it knew. */
async function waitsAtStart(unit: Unit, meeting: Meeting): Promise<WaitsBecause | null> {
  const { teamId, channelId, requestedVia, decidedBy, appId: id, appName: name } = meeting;
  if (decidedBy !== null) return null;
  const settings = await unit.channels.settings(teamId, channelId);
  const app = requestedVia === 'bot' ? { id, name, teamId } : null;
  if (app && !isTrusted(settings, await unit.workspaceSettings.of(teamId), app)) return 'app';
  return (await asksFirst(unit, settings, meeting, unit.now)) ? 'guests' : null;
}

/**
 * Someone pressed Join now on a meeting that waits for its time or for an answer. If it can't start, it keeps waiting. Under the
 * workspace's lock.
 */
export async function startNow(
  unit: Unit,
  meeting: Meeting,
  by: string,
): Promise<Applied | { kind: 'prevented'; obstacle: Obstacle }> {
  // One that waited for an answer has its place already, but reserved no money.
  const check = await (isUnanswered(meeting) ? checkBudget(unit, meeting) : checkCanStart(unit, meeting));
  if (check.kind !== 'ok') return { kind: 'prevented', obstacle: check };
  await renameForPolicy(unit, meeting, by);
  return applyEvent(unit, meeting.id, { type: 'join_now', by, ...leftOf(check) });
}

function leftOf({ mostMinutes, limitedBy }: BudgetLeft): BudgetLeft {
  return mostMinutes ? { mostMinutes, ...(limitedBy ? { limitedBy } : {}) } : {};
}

/** A proposal that waits for a person doesn't occupy the call. */
export function isUnanswered({ state, proposedThen }: Meeting): boolean {
  return state === 'proposed' && proposedThen === 'lapse';
}

/** Ends an unanswered proposal because another meeting joins its call; `thread` is that meeting's page. */
export async function supersede(unit: Unit, holder: Meeting, thread: string | null): Promise<void> {
  await applyEvent(unit, holder.id, { type: 'start_prevented', by: 'call_taken', thread });
}

/** The page of `meeting`'s thread, if readers of `other` may see it; other channels' threads stay private. */
export async function pageFor(unit: Unit, meeting: Meeting, other: Meeting): Promise<string | null> {
  return meeting.channelId === other.channelId ? unit.announcer.pageOfThread(meeting) : null;
}

export function shortageOf(budget: Budget | null): Shortage {
  const { whose = 'channel', budgetUsd = 0, committedUsd = 0 } = budget ?? {};
  return { whose, budgetUsd, committedUsd };
}
