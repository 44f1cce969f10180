import { callNameOf } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import { linkTo } from '../mrkdwn.ts';
import { about, duration } from './amounts.ts';
import { askedBy } from './asked-by.ts';
import { heldWords } from './reasons/spending.ts';
import { dayAndTime } from './start-times.ts';

/** What the person who typed `/pika join` is told; `askedMinutes`: how long it was to stay at most. */
export function sayJoining(meeting: Meeting, askedMinutes: number | null): string {
  const less =
    askedMinutes !== null && meeting.limitMinutes < askedMinutes
      ? ` The limit here is ${meeting.limitMinutes} min, not ${askedMinutes}.`
      : '';
  if (meeting.state === 'scheduled' && meeting.startsAt)
    return `Scheduled for ${dayAndTime(meeting.startsAt)}. Its card in this channel has *Join now* and *Don’t join*.${less}`;
  if (meeting.state === 'proposed' && meeting.held)
    return `${heldWords[meeting.held]}. Its card in this channel waits for someone who may press *Join now*.${less}`;
  if (meeting.state === 'proposed') return `Its card in this channel asks when to join.${less}`;
  return `On it. Its card in this channel shows progress and cost, and has a *Stop* button.${less}`;
}

export const alreadyJoining = 'Already on it: see its card in this channel.';

export const leavingNow = 'Leaving the call…';

/** For someone who wants it to leave where it isn't. */
export function sayNoActiveCall(isNamed: boolean): string {
  return isNamed ? 'That call isn’t active in this channel.' : 'No active calls in this channel.';
}

/** For someone who wants it to leave, where it is in several calls, if there are no buttons. */
export function sayWhichCall(meetings: readonly Meeting[]): string {
  const calls = meetings.map((meeting) => `\`/pika leave ${meeting.callUrl}\``).join(', ');
  return `Several calls are active here. Choose one: ${calls}.`;
}

export function sayStatus(meetings: readonly Meeting[], now: Date): string {
  if (meetings.length === 0) return 'No active calls in this channel. Paste a Google Meet link to start one.';
  return meetings.map((meeting) => `• ${statusOf(meeting, now)}`).join('\n');
}

function statusOf(meeting: Meeting, now: Date): string {
  return `${sayCall(meeting)}; ${spentBy(meeting, now)}, limit ${meeting.limitMinutes} min`;
}

/** A call, how it is doing, and who asked for it. */
export function sayCall(meeting: Meeting): string {
  const name = linkTo(meeting.callUrl, callNameOf(meeting));
  const at = meeting.state === 'scheduled' && meeting.startsAt ? ` for ${dayAndTime(meeting.startsAt)}` : '';
  return `${name}: ${sayState(meeting)}${at}; ${lower(askedBy(meeting))}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function spentBy(meeting: Meeting, now: Date): string {
  if (meeting.sessionStartedAt)
    return `${duration(billedMilliseconds(meeting, now))}, ${about(costUsd(meeting, now))} so far`;
  return meeting.createStartedAt ? 'cost not known yet' : 'nothing spent yet';
}

/** How a meeting is doing, in a few words; also where a newer version wrote a state of its own. */
export function sayState({ state }: Pick<Meeting, 'state'>): string {
  return stateWords[state] ?? 'looked after by a newer version of Stand-in';
}

const stateWords: Record<Meeting['state'], string> = {
  proposed: 'about to join, or waiting for Join now',
  scheduled: 'scheduled',
  checking: 'checking the wallet',
  awaiting_funds: 'waiting for a top-up',
  dispatching: 'asking PikaStream for a session',
  uncertain: 'session not confirmed',
  joining: 'connecting',
  live: 'connected',
  leaving: 'leaving',
  wrapping_up: 'collecting notes',
  done: 'over',
  failed: 'failed',
  cancelled: 'cancelled',
  missed: 'missed',
};
