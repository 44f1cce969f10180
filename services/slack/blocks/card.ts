import type { CallWorker } from '../../agents/claims/who-works.ts';
import type { TokenUse } from '../../agents/house/token-budget.ts';
import type { Announcement } from '../../consent/announced.ts';
import { callNameOf } from '../../meetings/call-link.ts';
import { isOver, type LimitedBy, type Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd, extension, reservedUsd } from '../../meetings/money.ts';
import type { Bounds } from '../../meetings/policy/stricter.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import { withoutNotes } from '../../sessions/call-names.ts';
import { cap, escapeText, linkTo, mention, quote, time } from '../mrkdwn.ts';
import { dollars, duration, price } from '../words/amounts.ts';
import { askedBy } from '../words/asked-by.ts';
import { sayWorker } from '../words/call-agent.ts';
import { announcements } from '../words/consent.ts';
import { isWorthShowing, sayEars } from '../words/ears.ts';
import { sayTokens } from '../words/house.ts';
import { sayCeiling } from '../words/notices.ts';
import { sayPolicyOnCard } from '../words/policy.ts';
import { sayEnd, sayEndAndNext } from '../words/reasons/ended.ts';
import { heldWords } from '../words/reasons/spending.ts';
import { sayDoubt } from '../words/reasons/start-doubts.ts';
import { dayAndTime } from '../words/start-times.ts';
import { briefButtons } from './brief-button.ts';
import { type KnownBeside, peopleFacts, warnings } from './card-warnings.ts';
import { actions, type Content, context, section } from './elements.ts';
import { meetingButtons, personaMenu } from './meeting-buttons.ts';
import type { PersonaChoice } from './persona-field.ts';
import { factOfRecap, headlineOfRecap, type ShownRecap } from './recap-on-card.ts';

/** What a card shows beside its meeting's row. */
type Beside = KnownBeside & {
  recap?: ShownRecap | null;
  personas?: readonly PersonaChoice[];
  /** What holds for calls of its channel. */
  policy?: Omit<Bounds, 'limitMinutes'> | null;
  /** Whether it said that it's an AI. */
  announcement?: Announcement | null;
  /** Who works in the call. */
  worker?: CallWorker | null;
  /** What the house agent has spent on the model. */
  tokens?: TokenUse | null;
};

/** The one message of a meeting that is edited in place. Its last state is the headline of the recap. */
export function card(
  meeting: Meeting,
  now: Date,
  {
    health,
    recap,
    ears = null,
    people = null,
    personas = [],
    policy = null,
    announcement = null,
    worker = null,
    tokens,
  }: Beside = {},
): Content {
  const opening = meeting.opening ? `*${quote(meeting.opening, 150)}*\n` : '';
  const ofRecap = recap ? headlineOfRecap(recap) : null;
  const headline = ofRecap ?? `${opening}${headlineOf(meeting)}`;
  const facts = [
    ...(ofRecap ? [...calledOtherwise(meeting, recap), withoutMarks(headlineOf(meeting))] : []),
    whoAndPrice(meeting),
    ...(announcement ? [announcements[announcement]] : []),
    ...progress(meeting, now),
    ...(ears && isWorthShowing(ears) ? [sayEars(ears, now, meeting.state === 'live')] : []),
    ...(policy ? sayPolicyOnCard(policy) : []),
    ...sayWorker(worker),
    ...(tokens ? sayTokens(tokens, isOver(meeting)) : []),
    ...(people ? peopleFacts(meeting, people, now) : []),
    ...warnings(meeting, { health, ears, people }),
    ...(recap ? [factOfRecap(recap)] : []),
  ];
  return {
    text: cap(`${plain(headline)} ${facts.map(plain).join(' ')}`, 3_000),
    blocks: [
      section(headline),
      context(...facts),
      ...actions([...meetingButtons(meeting), ...briefButtons(meeting), ...personaMenu(meeting, personas)]),
    ],
  };
}

/** What the calendar or the standup calls it, where the recap's title is another. */
function calledOtherwise({ opening }: Meeting, recap: ShownRecap | null | undefined): string[] {
  const called = quote(opening ?? '', 150);
  return called && called !== quote(recap?.notes.title ?? '', 150) ? [called] : [];
}

function headlineOf(meeting: Meeting): string {
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

function whoAndPrice(meeting: Meeting): string {
  const hourly = dollars(meeting.pricePerMinuteUsd * 60);
  const asked = askedBy(meeting);
  const decided = meeting.decidedBy && meeting.decidedBy !== meeting.requestedBy;
  const sent = decided ? `, sent by ${mention(meeting.decidedBy ?? '')}` : '';
  // What it cost in the end is said instead.
  if (isOver(meeting)) return `${asked}${sent}`;
  return `${asked}${sent} · ${price(meeting.pricePerMinuteUsd)} a minute (${hourly} an hour)`;
}

function progress(meeting: Meeting, now: Date): string[] {
  const limits = `${meeting.limitMinutes} min, ${dollars(reservedUsd(meeting))} at most`;
  const budget = restOfBudget[meeting.limitedBy] ?? '';
  const spent = `${duration(billedMilliseconds(meeting, now))}, about ${dollars(costUsd(meeting, now))}`;
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
        ...(meeting.limitAt ? [`Leaves at ${time(meeting.limitAt)} (${limits})`] : []),
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
      return meeting.state satisfies never;
  }
}

const restOfBudget: { [By in LimitedBy]?: string } = {
  budget: ', the rest of this channel’s budget',
  workspace_budget: ', the rest of this workspace’s budget',
};

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

/** The same words without Slack's marks, for notifications. */
function plain(text: string): string {
  return withoutMarks(
    text.replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1').replaceAll(/<https?:[^|>]*\|([^>]*)>/g, '$1'),
  );
}

/** Neither bold nor with an emoji. */
function withoutMarks(text: string): string {
  return text.replaceAll(/:[a-z_]+: ?/g, '').replaceAll('*', '');
}
