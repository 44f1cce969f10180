import type {
  AdminView,
  ClosedHome,
  Health,
  Missed,
  Need,
  NeedKind,
  Running,
  Upcoming,
} from '../../home/home.ts';
import { callNameOf } from '../../meetings/call-link.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import { coversCall } from '../../meetings/month-budget.ts';
import { monthlyBudget } from '../../meetings/workspace-settings.ts';
import { type PastMeeting, titleOf } from '../../notes/passage.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { PageOf } from '../../people/pages.ts';
import { minutesOf } from '../../pikastream/wallet.ts';
import { linkTo, quote, time } from '../mrkdwn.ts';
import { about, dollars, duration, plural } from './amounts.ts';
import { sayState } from './calls.ts';
import { autoWords, sayAllowance } from './channel-settings.ts';
import { sayPolicyOnCard } from './policy.ts';
import { sayMembersOnly } from './reasons/access.ts';
import { raise } from './reasons/budget.ts';

export const parts = {
  needs: 'Needs you',
  running: 'Now',
  upcoming: 'Next',
  items: 'My action items',
  missed: 'What you missed',
  past: 'Recent calls',
  admin: 'Workspace',
} as const;

/** What a part says where there is nothing in it. */
export const nothing = {
  needs: 'Nothing waits for you.',
  running:
    'No calls right now. Paste a Google Meet or Zoom link in a channel, or press *Send Stand-in…* below.',
  upcoming: 'Nothing is scheduled. `/pika standup` in a channel plans a call for every day.',
  items: 'You have no open actions.',
  past: 'No calls yet in your channels.',
} as const;

export function sayClosed({ kind }: ClosedHome): string {
  return kind === 'external'
    ? sayMembersOnly('use this')
    : 'Slack isn’t responding, so I can’t tell which channels you’re in. Open this tab again in a minute.';
}

const asks: Record<NeedKind, { emoji: string; does: string; says: (words: string | null) => string }> = {
  approval: {
    emoji: ':raised_hand:',
    does: 'Review',
    says: (words) => (words ? `*${quote(words, 150)}* waits for approval` : 'A task waits for approval'),
  },
  question: {
    emoji: ':speech_balloon:',
    does: 'Answer',
    says: (words) => `The agent asks: ${quote(words ?? '', 200)}`,
  },
  recap: { emoji: ':memo:', does: 'Review', says: () => 'A recap waits for its release' },
  start: { emoji: ':movie_camera:', does: 'Open', says: () => 'A call waits for *Join now*' },
  facts: {
    emoji: ':brain:',
    does: 'Decide',
    says: (count) => `${plural(Number(count), 'thing')} to remember, or not`,
  },
};

export function sayNeed({ kind, words, channelId, place, ...call }: Need, pageOf: PageOf): string {
  const { emoji, does, says } = asks[kind];
  const page = place && pageOf(place);
  const link = page ? ` · *${linkTo(page, does)}*` : '';
  return `${emoji} ${says(words)} · ${callNameOf(call)}, ${where(channelId)}${link}`;
}

export function sayRunning({ meeting, place }: Running, now: Date, pageOf: PageOf): string {
  const spent = meeting.sessionStartedAt
    ? ` · ${duration(billedMilliseconds(meeting, now))} of ${meeting.limitMinutes} min, ${about(costUsd(meeting, now))}`
    : '';
  const page = place && pageOf(place);
  const thread = page ? ` · ${linkTo(page, 'thread')}` : '';
  const who = `*${quote(meeting.botName, 80)}*`;
  const call = linkTo(meeting.callUrl, callNameOf(meeting));
  return `:red_circle: ${who}: ${sayState(meeting)} · ${call}, ${where(meeting.channelId)}${spent}${thread}`;
}

export function sayUpcoming({ at, channelId, title, ...call }: Upcoming): string {
  const what = title === null ? callNameOf(call) : `*${quote(title, 150) || 'a meeting'}* in your calendar`;
  const emoji = call.kind === 'standup' ? ':repeat:' : ':calendar:';
  const place = channelId === null ? '' : `, ${where(channelId)}`;
  return `${emoji} ${time(at, '{date_short_pretty} at {time}')} · ${what}${place}`;
}

export function sayPast(meeting: PastMeeting, pageOf: PageOf): string {
  const { channelId, startedAt, thread } = meeting;
  const page = thread && pageOf(thread);
  const title = titleOf(meeting);
  const name = page ? linkTo(page, title) : quote(title, 200);
  return `• ${name} · ${where(channelId)}, ${time(startedAt, '{date_short_pretty} at {time}')}`;
}

/** With the first line of what was summed up. */
export function sayMissed({ meeting, summary }: Missed, pageOf: PageOf): string {
  const [first = ''] = summary.slice(0, 2_000).trim().split('\n');
  const line = quote(first, 250);
  return `${sayPast(meeting, pageOf)}${line && `\n>${line}`}`;
}

/** Of a part that has no room for all. */
export function sayMore(more: number): string {
  return `and ${more} more in your channels.`;
}

export const olderCalls = 'There are older calls: `/pika ask` searches them.';

export function sayMoreItems(more: number): string {
  return `and ${more} more: \`/pika actions\` in a DM with me lists them.`;
}

/** How long calls can go on with what is in the wallet. */
export function sayMinutesLeft(credits: number, pricePerMinuteUsd: number): string {
  const minutes = minutesOf(credits, pricePerMinuteUsd);
  return Number.isFinite(minutes)
    ? `The wallet has about ${plural(minutes, 'minute')} of calls left.`
    : `The wallet has ${plural(credits, 'credit')}.`;
}

export function sayAdmin(admin: AdminView, pricePerMinuteUsd: number): string {
  const { settings, spentUsd, reservedUsd, channels, ratings, health } = admin;
  const { auto, limitMinutes } = settings;
  const monthly = monthlyBudget(settings);
  const budget =
    monthly === null
      ? ' (no budget is set)'
      : ` of ${monthly.whose === 'operator' ? sayAllowance(monthly) : dollars(monthly.usd)}`;
  const isSpent = monthly !== null && !coversCall(monthly.usd - spentUsd - reservedUsd, pricePerMinuteUsd);
  const reserved = reservedUsd > 0 ? `, and ${dollars(reservedUsd)} for calls that are on` : '';
  return [
    `This month (UTC): ${about(spentUsd)}${budget}${reserved}.`,
    ...channels.items.map(({ channelId, usd }) => `• ${where(channelId)}: ${about(usd)}`),
    ...(channels.total > channels.items.length
      ? [`• and ${plural(channels.total - channels.items.length, 'channel')} more`]
      : []),
    ...(ratings.helpful + ratings.unhelpful > 0
      ? [
          `Recaps: rated helpful ${plural(ratings.helpful, 'time')}, not helpful ${plural(ratings.unhelpful, 'time')}.`,
        ]
      : []),
    `A pasted link ${autoWords[auto?.value ?? 'on']}, unless a channel chooses otherwise.`,
    ...(typeof limitMinutes?.value === 'number'
      ? [`No call lasts longer than ${limitMinutes.value} min.`]
      : []),
    ...sayPolicyOnCard(settings),
    '`/pika workspace` and `/pika policy workspace` change this.',
    ...sayHealth(health, isSpent ? monthly : null),
  ].join('\n');
}

/** What went wrong lately and what to do, most urgent first; one line where nothing did. `spent`: a budget with no room for a call. */
function sayHealth(
  { failingSince, unsent, uncertain }: Health,
  spent: Parameters<typeof raise>[0] | null,
): string[] {
  const lines = [
    ...(spent
      ? [`:warning: No new call can start: this month’s budget is fully spent or reserved. ${raise(spent)}.`]
      : []),
    ...(failingSince
      ? [
          `:warning: PikaStream has taken no new calls since ${time(failingSince, '{date_short_pretty} at {time}')}. Links wait and are tried again.`,
        ]
      : []),
    ...(uncertain > 0
      ? [
          `:warning: ${plural(uncertain, 'start')} ${uncertain === 1 ? 'is' : 'are'} unconfirmed and may bill. ${uncertain === 1 ? 'Its thread says' : 'Their threads say'} how to check.`,
        ]
      : []),
    ...(unsent > 0
      ? [
          `:warning: Slack didn’t take ${plural(unsent, 'message')} in the last day. The app’s log says which and why.`,
        ]
      : []),
  ];
  return lines.length > 0 ? lines : [':white_check_mark: Calls can start, and every message reached Slack.'];
}

function where(channelId: string): string {
  return isOwnDm(channelId) ? 'in a DM' : `in <#${channelId}>`;
}

export const leftOut = 'Nobody joins that one.';
export const skipped = 'The next one is left out. Its channel is told.';
export const notHere = 'That’s gone, or you’re not in its channel any more. Nothing changed.';
/** Beside a channel that somebody chose. */
export const notInvited = 'I’m not in that channel. Type /invite @Stand-in there, then send again.';
