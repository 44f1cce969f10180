import { withWake } from './agenda.ts';
import type { Call } from './call-link.ts';
import { caps, leastBudgetMinutes } from './caps.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { LimitedBy } from './meeting.ts';
import { newMeeting } from './new-meeting.ts';
import type { Transact, Unit } from './ports/unit.ts';
import type { ProposalOutcome, Request } from './proposal.ts';

export type ProposeDeps = {
  transact: Transact;
  newId: () => string;
  joinUndoSeconds: number;
  maxMeetingMinutes: number;
  pricePerMinuteUsd: number;
  botName: string;
};

/**
 * Turns links into proposed meetings, each with a card, or says why not. Caps, budget and the one-per-call rule are
 * checked in the transaction that creates. Returns nothing for a request that was received before, or in a channel
 * that wants only commands and mentions.
 */
export const propose =
  (deps: ProposeDeps) =>
  (request: Request): Promise<ProposalOutcome[]> =>
    deps.transact((unit) => proposeIn(deps, unit, request));

export async function proposeIn(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: Unit,
  request: Request,
): Promise<ProposalOutcome[]> {
  if (!(await unit.receiveOnce(request.teamId, request.key))) return [];
  const settings = await unit.channels.settings(request.teamId, request.channelId);
  const pasted = request.via === 'link' || request.via === 'bot';
  if (pasted && settings.auto?.value === 'off') return [];

  await unit.lockTeam(request.teamId);
  if (request.via === 'bot') {
    const hourAgo = new Date(unit.now.getTime() - 3_600_000);
    const turns = await unit.meetings.countByApps(request.teamId, request.channelId, hourAgo);
    if (turns >= caps.byAppsPerHour) return [];
  }
  const outcomes: ProposalOutcome[] = [];
  for (const call of request.calls.slice(0, caps.linksPerMessage)) {
    outcomes.push(await proposeOne(deps, unit, request, settings, call));
  }
  if (request.calls.length > caps.linksPerMessage) {
    outcomes.push({ kind: 'too_many_links', most: caps.linksPerMessage });
  }
  // Another app's post gets no back-talk: two apps could answer each other for ever.
  if (request.via === 'bot') return outcomes;
  // An agent hears it through its own door.
  if (request.via === 'agent') return outcomes;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'proposed') await unit.announcer.refuse(request, outcome);
  }
  return outcomes;
}

async function proposeOne(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: Unit,
  request: Request,
  settings: ChannelSettings,
  call: Call,
): Promise<ProposalOutcome> {
  const existing = await unit.meetings.activeForCall(request.teamId, call.key);
  if (existing) return { kind: 'already', call, meeting: existing };

  const crowd = await fullHouse(unit, request);
  if (crowd) return { kind: 'too_many', call, ...crowd };

  const limit = limitFor(deps, settings, request.minutes);
  const budget = settings.budgetUsd?.value ?? null;
  if (budget !== null) {
    const committedUsd = await unit.meetings.committedUsd(
      request.teamId,
      request.channelId,
      monthOf(unit.now),
    );
    const affordable = Math.floor((budget - committedUsd) / deps.pricePerMinuteUsd + 1e-9);
    if (affordable < Math.min(leastBudgetMinutes, limit.minutes)) {
      return {
        kind: 'budget_spent',
        call,
        budgetUsd: budget,
        committedUsd,
        pricePerMinuteUsd: deps.pricePerMinuteUsd,
      };
    }
    if (affordable < limit.minutes) {
      limit.minutes = affordable;
      limit.by = 'budget';
    }
  }

  const meeting = withWake(
    newMeeting({
      id: deps.newId(),
      request,
      call,
      limit,
      now: unit.now,
      pricePerMinuteUsd: deps.pricePerMinuteUsd,
      botName: deps.botName,
      start: startOf(deps, request, settings),
    }),
  );
  if (!(await unit.meetings.insert(meeting))) {
    throw new Error('Another process proposed this call inside the workspace lock');
  }
  await unit.announcer.show(meeting, []);
  await unit.wake(meeting, null);
  return { kind: 'proposed', meeting };
}

async function fullHouse(
  unit: Unit,
  { teamId, channelId, requestedBy, via }: Request,
): Promise<{ whose: 'person' | 'channel' | 'workspace'; most: number } | null> {
  const active = await unit.meetings.activeIn(teamId);
  // A calendar app speaks for everybody; its turns are counted by the channel.
  const isPerson = via !== 'bot';
  if (isPerson && active.filter((meeting) => meeting.requestedBy === requestedBy).length >= caps.person) {
    return { whose: 'person', most: caps.person };
  }
  if (active.filter((meeting) => meeting.channelId === channelId).length >= caps.channel) {
    return { whose: 'channel', most: caps.channel };
  }
  return active.length >= caps.workspace ? { whose: 'workspace', most: caps.workspace } : null;
}

function limitFor(
  deps: Pick<ProposeDeps, 'maxMeetingMinutes'>,
  settings: ChannelSettings,
  asked: number | null,
): { minutes: number; by: LimitedBy } {
  const channel = settings.limitMinutes?.value ?? Number.POSITIVE_INFINITY;
  const limit: { minutes: number; by: LimitedBy } =
    channel < deps.maxMeetingMinutes
      ? { minutes: channel, by: 'channel' }
      : { minutes: deps.maxMeetingMinutes, by: 'setting' };
  return asked !== null && asked < limit.minutes ? { minutes: asked, by: 'request' } : limit;
}

function startOf(
  deps: Pick<ProposeDeps, 'joinUndoSeconds'>,
  request: Request,
  settings: ChannelSettings,
): { kind: 'ask' } | { kind: 'now' } | { kind: 'undo'; seconds: number } {
  if (request.byStranger) return { kind: 'ask' };
  // A model does not spend money by itself: a person presses Join now, unless the channel has lifted that.
  if (request.via === 'agent' && !settings.allowedTools?.value.includes('join_meeting'))
    return { kind: 'ask' };
  if (!['link', 'bot', 'agent'].includes(request.via)) return { kind: 'now' };
  if (settings.auto?.value === 'ask') return { kind: 'ask' };
  return deps.joinUndoSeconds > 0 ? { kind: 'undo', seconds: deps.joinUndoSeconds } : { kind: 'now' };
}

/** Budgets count calendar months, UTC. */
export function monthOf(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1));
}
