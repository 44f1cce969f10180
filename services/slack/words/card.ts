import { callNameOf } from '../../meetings/call-link.ts';
import { isOver, type Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd, extension, reservedUsd } from '../../meetings/money.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import { withoutNotes } from '../../sessions/call-names.ts';
import { escapeText, linkTo, mention, time } from '../mrkdwn.ts';
import { about, dollars, duration, price } from './amounts.ts';
import { askedBy } from './asked-by.ts';
import { sayCeiling } from './notices.ts';
import { restOfBudget } from './reasons/budget.ts';
import { sayEnd, sayEndAndNext } from './reasons/ended.ts';
import { heldWords } from './reasons/spending.ts';
import { sayDoubt } from './reasons/start-doubts.ts';
import { dayAndTime } from './start-times.ts';

/** Where a meeting is, as the first line of its card. */
export function sayHeadline(meeting: Meeting): string {
  const name = escapeText(withoutNotes(meeting.botName));
  const call = linkTo(meeting.callUrl, callNameOf(meeting));
  switch (meeting.state) {
    case 'proposed':
      if (meeting.startDoubt)
        return `:grey_question: *When should ${name} join ${call}?* ${sayDoubt(meeting.startDoubt)}`;
      return meeting.proposedThen === 'lapse' || !meeting.proposedUntil
        ? `:wave: *Send ${name} into ${call}?* Waiting for someone to press Join now.`
        : `:wave: *${name} joins ${call}* at ${time(meeting.proposedUntil, '{time_secs}')} unless someone presses Don’t join.`;
    case 'scheduled':
      return `:calendar: *${name} joins ${call}* ${meeting.startsAt ? dayAndTime(meeting.startsAt) : 'at its scheduled time'} unless someone presses Don’t join.`;
    case 'checking':
      return `:hourglass_flowing_sand: *Checking the wallet* before ${name} joins ${call}.`;
    case 'awaiting_funds':
      return `:credit_card: *Waiting for a top-up* before ${name} joins ${call}.`;
    case 'dispatching':
      return meeting.stopRequestedAt
        ? `:octagonal_sign: *Stopping.* ${name} leaves ${call} as soon as PikaStream answers.`
        : `:hourglass_flowing_sand: *Sending ${name}* to ${call}: asking PikaStream for a session.`;
    case 'uncertain':
      return `:grey_question: *Couldn’t confirm that ${name} joined* ${call}.`;
    case 'joining':
      return meeting.lobbyHintedAt
        ? `:door: *${name} isn’t in yet.* It may be waiting to be let in to ${call}.`
        : `:hourglass_flowing_sand: *${name} is connecting* to ${call}.`;
    case 'live':
      if (!meeting.inCallAt) return `:large_green_circle: *${name} is connected* to ${call}.`;
      return meeting.heardAt
        ? `:large_green_circle: *${name} is in the call and heard*: ${call}.`
        : `:large_green_circle: *${name} is in the call* ${call}.`;
    case 'leaving':
      return `:octagonal_sign: *${name} is leaving* ${call}. ${sayEnd(meeting)}`;
    case 'wrapping_up':
      return meeting.connectedAt
        ? `:memo: *${name} left* ${call}. ${sayEnd(meeting)} Collecting the notes.`
        : `:x: *${name} couldn’t join* ${call}. ${sayEnd(meeting)}`;
    case 'done':
      return meeting.connectedAt
        ? `:white_check_mark: *${name} attended* ${call}. ${sayEnd(meeting)}`
        : `:x: *${name} couldn’t join* ${call}. ${sayEnd(meeting)}`;
    case 'failed':
      return `:x: *${name} couldn’t join* ${call}. ${sayEnd(meeting)}`;
    case 'cancelled':
      return isUncertain(meeting)
        ? `:grey_question: *Couldn’t confirm whether ${name} joined* ${call}. ${sayEnd(meeting)}`
        : `:no_entry_sign: *${name} didn’t join* ${call}. ${sayEndAndNext(meeting)}`;
    case 'missed':
      return `:x: *${name} missed* ${call}. ${sayEnd(meeting)}`;
    default:
      return meeting.state satisfies never;
  }
}

/** Who asked for it, and its price while it goes on. */
export function sayWhoAndPrice(meeting: Meeting): string {
  const hourly = dollars(meeting.pricePerMinuteUsd * 60);
  const asked = askedBy(meeting);
  const decided = meeting.decidedBy && meeting.decidedBy !== meeting.requestedBy;
  const sent = decided ? `, sent by ${mention(meeting.decidedBy ?? '')}` : '';
  // What it cost in the end is said instead.
  if (isOver(meeting)) return `${asked}${sent}`;
  return `${asked}${sent} · ${price(meeting.pricePerMinuteUsd)} a minute (${hourly} an hour)`;
}

/** How long, how much, and what it waits for. */
export function sayProgress(meeting: Meeting, now: Date): string[] {
  const limits = `${meeting.limitMinutes} min, ${dollars(reservedUsd(meeting))} at most`;
  const budget = restOfBudget[meeting.limitedBy] ?? '';
  const spent = `${duration(billedMilliseconds(meeting, now))}, ${about(costUsd(meeting, now))}`;
  switch (meeting.state) {
    case 'proposed':
    case 'scheduled':
    case 'checking':
    case 'awaiting_funds':
    case 'dispatching':
      return [`Leaves after ${limits}${budget}`, ...waitsFor(meeting)];
    case 'joining':
    case 'live':
      return [
        `${spent} so far`,
        ...(meeting.limitAt ? [`Leaves at ${time(meeting.limitAt)} (${limits}${budget})`] : []),
        ...(extension(meeting) === 0 ? [sayCeiling] : []),
      ];
    case 'leaving':
      return [`${spent} so far`];
    case 'wrapping_up':
    case 'done':
      return [spent];
    case 'failed':
    case 'cancelled':
      return [meeting.sessionStartedAt ? spent : costWithoutSession(meeting)];
    case 'uncertain':
      return ['If a session started, it bills until the call ends'];
    case 'missed':
      return [];
    default:
      meeting.state satisfies never;
      // A newer version's.
      return [];
  }
}

/** Why the asker doesn't start it; where nobody else reads along, what to do instead. */
function waitsFor({ state, held, proposedThen, channelId }: Meeting): string[] {
  if (!held || state !== 'proposed' || proposedThen !== 'lapse') return [];
  const alone =
    isOwnDm(channelId) && held !== 'unknown' && held !== 'guests'
      ? '. Send the link in a channel with someone who may'
      : '';
  return [`${heldWords[held]}${alone}`];
}

/** A session that may have started may bill: then nobody can promise that it cost nothing. */
function costWithoutSession(meeting: Meeting): string {
  return isUncertain(meeting) ? 'Cost unknown: check the wallet with `/pika wallet`' : 'Cost nothing';
}

/** Given up while it was unknown whether a session had started. */
function isUncertain({ createStartedAt, endReason }: Meeting): boolean {
  return createStartedAt !== null && (endReason === 'dismissed' || endReason === 'retried');
}
