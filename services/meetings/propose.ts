import type { SpendingDeps } from '../people/authorize.ts';
import { asksFirst } from './asks-first.ts';
import { autoMode } from './auto-mode.ts';
import { budgetAt } from './budget.ts';
import type { Call } from './call-link.ts';
import { caps } from './caps.ts';
import { findReachedCap } from './caps-reached.ts';
import type { ChannelSettings } from './channel-settings.ts';
import { findActiveMeeting } from './find-active-meeting.ts';
import { heldOf } from './held-of.ts';
import type { Meeting, WaitsBecause } from './meeting.ts';
import { type Limit, within } from './month-budget.ts';
import { newMeeting, type Start } from './new-meeting.ts';
import type { Transact, Unit } from './ports/unit.ts';
import type { AskedCall, ProposalOutcome, Request } from './proposal.ts';
import { type Modes, startOf } from './start-of-request.ts';
import { shortageOf, supersede } from './start-scheduled.ts';
import { withNextRunAt } from './states/agenda.ts';
import { extendableTimes } from './states/timing.ts';
import { isTrusted } from './trusted-apps.ts';

export type ProposeDeps = {
  transact: Transact;
  newId: () => string;
  joinUndoSeconds: number;
  maxMeetingMinutes: number;
  pricePerMinuteUsd: number;
  /** What the one that is built in is called. */
  botName: string;
};

/**
 * Turns links into proposed meetings, each with a card, or says why not. Caps, budget and the one-per-call rule are
 * checked in the transaction that creates. Returns nothing for a request that was received before, or in a channel
 * that wants only commands and mentions.
 */
export const propose =
  (deps: ProposeDeps & SpendingDeps) =>
  async (request: Request): Promise<ProposalOutcome[]> => {
    const held = await heldOf(deps, request);
    return deps.transact((unit) => proposeIn(deps, unit, { ...request, held }));
  };

export async function proposeIn(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: Unit,
  request: Request,
): Promise<ProposalOutcome[]> {
  const { teamId, channelId, via, key, calls } = request;
  if (!(await unit.receiveOnce(teamId, key))) return [];
  const settings = await unit.channels.settings(teamId, channelId);
  const auto = await autoMode(unit, teamId, settings);
  const pasted = via === 'link' || via === 'bot';
  if (pasted && auto === 'off') return [];

  await unit.lockTeam(teamId);
  if (via === 'bot' && (await appsAskTooOften(unit, request))) return [];
  const isFromApp = request.held === 'app';
  const trusted = isFromApp && isTrusted(settings, await unit.workspaceSettings.of(teamId), request.app);
  const modes = { settings, auto, held: trusted ? null : (request.held ?? null) };
  const outcomes: ProposalOutcome[] = [];
  for (const call of calls.slice(0, caps.linksPerMessage))
    outcomes.push(await proposeCall(deps, unit, request, modes, call));
  if (calls.length > caps.linksPerMessage)
    outcomes.push({ kind: 'too_many_links', most: caps.linksPerMessage });
  if (request.messageTs && outcomes.some(({ kind }) => kind === 'proposed'))
    await unit.announcer.markTaken({ teamId, channelId, ts: request.messageTs });
  await refuse(unit, request, outcomes);
  return outcomes;
}

async function appsAskTooOften(unit: Unit, { teamId, channelId }: Request): Promise<boolean> {
  const hourAgo = new Date(unit.now.getTime() - 3_600_000);
  return (await unit.meetings.countByApps(teamId, channelId, hourAgo)) >= caps.byAppsPerHour;
}

/** Says why nobody goes, where somebody reads it. */
async function refuse(unit: Unit, request: Request, outcomes: readonly ProposalOutcome[]): Promise<void> {
  // Two apps could answer each other forever; an agent hears it through its own door.
  if (request.via === 'bot' || request.via === 'agent' || request.isAnsweredByAsker) return;
  // The meeting that goes there has its own thread, and nobody waits for a standup's or a calendar's answer.
  const unasked = request.via === 'standup' || request.via === 'calendar';
  const refusals = outcomes
    .filter((outcome) => outcome.kind !== 'proposed')
    .filter(({ kind }) => !(unasked && kind === 'already'));
  if (refusals.length > 0) await unit.announcer.refuse(request, refusals);
}

/** A call of a post may have its own start and length. */
async function proposeCall(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: Unit,
  request: Request,
  modes: Modes,
  asked: AskedCall,
): Promise<ProposalOutcome> {
  const { startsAt = request.startsAt, startDoubt = request.startDoubt, minutes, calledOff, ...call } = asked;
  if (calledOff) return { kind: 'called_off', call };
  const whole = {
    ...request,
    startsAt: startsAt ?? null,
    startDoubt: startDoubt ?? null,
    minutes: minutes ?? request.minutes,
  };
  return proposeOne(deps, unit, whole, modes, call);
}

async function proposeOne(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: Unit,
  request: Request,
  modes: Modes,
  call: Call,
): Promise<ProposalOutcome> {
  const { settings } = modes;
  const held = await waitsBecause(unit, request, modes, call);
  const start = startOf(deps, request, { ...modes, held }, unit.now);
  const existing = await alreadyAsked(unit, { ...request, held }, call, start);
  if (existing) return { kind: 'already', call, meeting: existing };

  const reachedCap = await findReachedCap(unit, request, start.kind === 'later');
  if (reachedCap) return { kind: 'cap_reached', call, ...reachedCap };

  const asker = { teamId: request.teamId, channelId: request.channelId, userId: request.requestedBy };
  const persona = await unit.personas.choose(asker, request.persona ?? null);
  if ('kind' in persona) return { ...persona, call };

  const { pricePerMinuteUsd } = deps;
  const spender = { teamId: request.teamId, channelId: request.channelId, pricePerMinuteUsd };
  const budget = await budgetAt(unit, spender, start.kind === 'later' ? start.at : unit.now);
  const limit = within(budget, limitFor(deps, settings, request.minutes));
  if (!limit) return { kind: 'no_budget', call, ...shortageOf(budget) };

  const meeting = withNextRunAt(
    newMeeting({
      id: deps.newId(),
      request,
      call,
      limit,
      mostMinutes: extendableTimes * deps.maxMeetingMinutes,
      held,
      app: request.app ?? null,
      now: unit.now,
      pricePerMinuteUsd,
      ...persona,
      start,
    }),
    unit.pollEvery,
  );
  if (!(await unit.meetings.insert(meeting))) {
    throw new Error('Another process proposed this call inside the workspace lock');
  }
  await unit.announcer.show(meeting, [], 'answer');
  await unit.wake(meeting, null);
  return { kind: 'proposed', meeting };
}

/** Guests who are expected hold a card, unless its asker does, or somebody pressed Retry. */
async function waitsBecause(
  unit: Unit,
  { teamId, startsAt, via }: Request,
  { held, settings }: Modes,
  { key: callKey }: Call,
): Promise<WaitsBecause | null> {
  if ((held !== null && held !== 'unknown') || via === 'retry') return held;
  const asks = await asksFirst(unit, settings, { teamId, callKey }, startsAt ?? unit.now);
  return asks ? 'guests' : held;
}

/** A meeting that already covers this call: later askers follow its thread. */
async function alreadyAsked(
  unit: Unit,
  { teamId, startsAt, via, held }: Request,
  call: Call,
  start: Start,
): Promise<Meeting | null> {
  const waits = start.kind === 'later';
  const wanted = { teamId, callKey: call.key, startsAt: startsAt ?? null };
  const going = await findActiveMeeting(unit, wanted, waits);
  if (going || waits) return going;
  const unanswered = await unit.meetings.activeForCall(teamId, call.key);
  // That card may never be answered, so it doesn't stop a planned meeting, or one whose asker may start it.
  const outranks = via === 'standup' || via === 'calendar' || (!held && via !== 'bot' && unanswered?.held);
  if (!unanswered || !outranks) return unanswered;
  await supersede(unit, unanswered, null);
  return null;
}

/** How long a call may take, and what says so. */
export function limitFor(
  deps: Pick<ProposeDeps, 'maxMeetingMinutes'>,
  settings: ChannelSettings,
  asked: number | null,
): Limit {
  const channel = settings.limitMinutes?.value ?? Number.POSITIVE_INFINITY;
  const limit: Limit =
    channel < deps.maxMeetingMinutes
      ? { minutes: channel, by: 'channel' }
      : { minutes: deps.maxMeetingMinutes, by: 'setting' };
  return asked !== null && asked < limit.minutes ? { minutes: asked, by: 'request' } : limit;
}
