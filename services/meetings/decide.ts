import type { Actor } from '../people/actor.ts';
import {
  authorize,
  type NotASpender,
  type Outsider,
  type SpendingDeps,
  senderOf,
} from '../people/authorize.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { StartPick } from '../times/start-doubt.ts';
import { type Applied, applyEvent } from './apply.ts';
import { budgetAt } from './budget.ts';
import { type BadTime, chooseStart } from './choose-start.ts';
import { isOver, type Meeting } from './meeting.ts';
import { boundBy, extension } from './money.ts';
import { leftUsd, type Shortage } from './month-budget.ts';
import type { PersonaRefusal } from './ports/personas.ts';
import type { Transact, Unit } from './ports/unit.ts';
import { isUnanswered, type Obstacle, startNow } from './start-scheduled.ts';
import type { MeetingEvent } from './states/events.ts';

/** Who decides on which meeting; the rest is read from the store. */
export type Decision = Actor & { readonly meetingId: string };

export type DecisionKind =
  | { kind: 'join_now' }
  | { kind: 'choose_start'; pick: StartPick }
  | { kind: 'persona'; id: string | null }
  | { kind: 'decline' }
  | { kind: 'stop'; reason: 'asked' | 'stop_button' }
  | { kind: 'extend'; fromLimit: number }
  | { kind: 'dismiss' };

export type DecisionOutcome =
  | { kind: 'done'; meeting: Meeting }
  /** Too late, or someone was first: `meeting` says who and what. */
  | { kind: 'too_late'; meeting: Meeting }
  | { kind: 'not_here' }
  | Outsider
  | NotASpender
  | BadTime
  | PersonaRefusal
  | ({ kind: 'over_budget' } & Shortage)
  /** Extended as far as a call can be, or as the policy lets it. */
  | { kind: 'at_ceiling'; mostMinutes: number; by: 'setting' | 'policy' }
  /** It goes on waiting for its time. */
  | { kind: 'not_now'; obstacle: Obstacle };

export type Decide = (decision: Decision, what: DecisionKind) => Promise<DecisionOutcome>;

export type DecideDeps = SpendingDeps & { transact: Transact };

/** Applies a person's decision, once, if that person may take it. Everyone in the channel may end; not everyone spends. */
export const decide =
  (deps: DecideDeps): Decide =>
  async (decision, what) => {
    // Asked before anything is locked: Slack may take its time.
    const refusal = spends(what) ? await whyNotSend(deps, decision) : null;
    return deps.transact(async (unit) => {
      // The workspace before its meetings, as everywhere: two that wait for each other lose a second.
      if (spends(what)) await unit.lockTeam(decision.teamId);
      const meeting = await unit.meetings.lock(decision.meetingId);
      if (!meeting || !mayDecide(meeting, decision)) return { kind: 'not_here' };
      if (refusal) return refusal;
      if (what.kind === 'extend') return extend(unit, meeting, what.fromLimit, decision.userId);
      return outcomeOf(await apply(unit, meeting, what, decision.userId));
    });
  };

/** Why somebody may not send anybody into that call; null where they may. In their DM, it's the meeting's channel that says. */
export async function whyNotSend(
  deps: DecideDeps,
  decision: Decision,
): Promise<NotASpender | Outsider | null> {
  const meeting = isOwnDm(decision.channelId)
    ? await deps.transact((unit) => unit.meetings.lock(decision.meetingId))
    : null;
  return authorize(decision, senderOf(deps, meeting ?? decision));
}

/** A meeting is decided upon where its card is: in its channel, or in the asker's own DM. */
export function mayDecide(
  meeting: Meeting,
  { teamId, channelId, userId }: Omit<Actor, 'isExternal'>,
): boolean {
  if (meeting.teamId !== teamId) return false;
  return meeting.channelId === channelId || (channelId.startsWith('D') && meeting.requestedBy === userId);
}

async function extend(unit: Unit, meeting: Meeting, fromLimit: number, by: string): Promise<DecisionOutcome> {
  const settings = await unit.channels.settings(meeting.teamId, meeting.channelId);
  const { mostMinutes } = boundBy(settings, meeting);
  // Extended already by someone else: that is what this person is told, not what it would cost.
  const lengthens = fromLimit === meeting.limitMinutes && !isOver(meeting);
  const obstacle = lengthens ? await whyNotExtend(unit, meeting, mostMinutes) : null;
  return (
    obstacle ?? outcomeOf(await applyEvent(unit, meeting.id, { type: 'extend', by, fromLimit, mostMinutes }))
  );
}

async function whyNotExtend(
  unit: Unit,
  meeting: Meeting,
  mostMinutes: number,
): Promise<DecisionOutcome | null> {
  const minutes = extension({ ...meeting, mostMinutes });
  if (minutes === 0)
    return { kind: 'at_ceiling', mostMinutes, by: mostMinutes < meeting.mostMinutes ? 'policy' : 'setting' };
  const { teamId, channelId, pricePerMinuteUsd, checkingSince } = meeting;
  // All of a call counts in the month it began in.
  const budget = await budgetAt(unit, { teamId, channelId, pricePerMinuteUsd }, checkingSince ?? unit.now);
  return budget && minutes * pricePerMinuteUsd > leftUsd(budget) ? { ...budget, kind: 'over_budget' } : null;
}

type Rest = Exclude<DecisionKind, { kind: 'extend' }>;
type Outcome = Applied | BadTime | PersonaRefusal | { kind: 'prevented'; obstacle: Obstacle };

async function apply(unit: Unit, meeting: Meeting, what: Rest, by: string): Promise<Outcome> {
  if (what.kind === 'choose_start') return chooseStart(unit, meeting, what.pick, by);
  if (what.kind === 'persona') return choosePersona(unit, meeting, what.id, by);
  const isWaiting = meeting.state === 'scheduled' || isUnanswered(meeting);
  if (what.kind === 'join_now' && isWaiting) return startNow(unit, meeting, by);
  return applyEvent(unit, meeting.id, eventFor(what, by));
}

async function choosePersona(unit: Unit, meeting: Meeting, id: string | null, by: string): Promise<Outcome> {
  const { teamId, channelId } = meeting;
  const chosen = await unit.personas.choose({ teamId, channelId, userId: by }, { id });
  if ('kind' in chosen) return chosen;
  return applyEvent(unit, meeting.id, { type: 'persona_chosen', by, ...chosen });
}

function spends({ kind }: DecisionKind): boolean {
  return kind === 'join_now' || kind === 'choose_start' || kind === 'extend' || kind === 'persona';
}

function eventFor(what: Exclude<Rest, { kind: 'choose_start' | 'persona' }>, by: string): MeetingEvent {
  switch (what.kind) {
    case 'join_now':
      return { type: 'join_now', by };
    case 'decline':
      return { type: 'decline', by };
    case 'stop':
      return { type: 'stop', by, reason: what.reason };
    case 'dismiss':
      return { type: 'dismiss', by };
    default:
      return what satisfies never;
  }
}

function outcomeOf(applied: Outcome): DecisionOutcome {
  switch (applied.kind) {
    case 'applied':
      return { kind: 'done', meeting: applied.meeting };
    case 'ignored':
      return { kind: 'too_late', meeting: applied.meeting };
    case 'bad_time':
    case 'no_persona':
    case 'no_stand_in':
    case 'not_your_persona':
    case 'not_allowed_here':
      return applied;
    case 'prevented':
      return { kind: 'not_now', obstacle: applied.obstacle };
    case 'unknown':
    case 'lease_lost':
      return { kind: 'not_here' };
    default:
      return applied satisfies never;
  }
}
