import { callName } from '../../meetings/call-link.ts';
import type { ChannelSettings, ChosenValue, SettingChange } from '../../meetings/channel-settings.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import { limitFor } from '../../meetings/propose.ts';
import { minutesOf, topUpPage } from '../../pikastream/wallet.ts';
import type { SettingOutcome } from '../../tasks/change-setting.ts';
import { escapeText, link, mention, quote, time } from '../mrkdwn.ts';
import { dollars, duration, plural, price } from './amounts.ts';
import { dayAndTime } from './start-times.ts';
import { sayNotEntitled } from './tool-calls.ts';

/** Only what works. */
const forms = {
  join: [
    '/pika join <link> [for <minutes>] [at <time>]',
    'sends Stand-in into a call (`/pika` and a link does the same)',
  ],
  leave: ['/pika leave [<link>]', 'takes it out'],
  status: ['/pika status', 'lists the calls of this channel and what they cost so far'],
  actions: ['/pika actions', 'lists what is to be done after this channel’s calls'],
  wallet: ['/pika wallet', 'shows the credits that are left'],
  auto: ['/pika auto on|ask|off', 'says what a pasted link does here'],
  limit: ['/pika limit <minutes>', 'sets how long a call may last in this channel (or `off`)'],
  budget: ['/pika budget <usd>', 'sets what this channel may spend in a month (or `off`)'],
  connect: [
    '/pika connect [list|revoke <last four>]',
    'gives an agent of yours a key, lists your keys, or ends one',
  ],
  approvers: [
    '/pika approvers [@name …|everyone]',
    'says who approves what agents want to do beyond a thread',
  ],
  allow: [
    '/pika allow [<tool>] [off]',
    'lets a tool do without approval in this channel, for what nobody in the call asked for',
  ],
  recap: [
    '/pika recap hold|share',
    'says whether a recap waits for a release where the channel has others than the call had',
  ],
  ask: ['/pika ask <question>', 'looks through past meetings of your channels; only you see the answer'],
  meetings: ['/pika meetings [<words>]', 'lists these meetings, or those with these words'],
  standup: [
    '/pika standup [add <link> <when>|list|pause <n>|resume <n>|skip <n>|move <n> <when>|remove <n>]',
    'sends Stand-in into a call again and again (`/pika standup` opens a window for all of that)',
  ],
  calendar: [
    '/pika calendar [add|google|rules]',
    'asks before your meetings, or sends someone by your rules',
  ],
  forget: ['/pika forget <link to the call or its thread>', 'removes transcript and notes of a call'],
  retention: [
    '/pika retention <days>',
    'sets how many days this workspace keeps transcripts and notes (`off`: for ever)',
  ],
  send: [
    '/pika send notes to canvas|<address>|notion <link>|<https address> [off]',
    'sends copies of this channel’s notes there, or lists where they go',
  ],
  help: ['/pika help', 'shows this'],
} as const;

export type Verb = keyof typeof forms;

export const verbs = Object.keys(forms) as readonly Verb[];

export function sayHelp(): string {
  return [
    'Paste a Google Meet link and Stand-in goes in, or:',
    ...Object.entries(forms).map(([verb, [, does]]) => `• ${form(verb as Verb)} ${does}`),
  ].join('\n');
}

/** Escaped: Slack would take `<link>` for a link of its own, also inside backticks. */
function form(verb: Verb): string {
  return `\`${escapeText(forms[verb][0])}\``;
}

/** For someone who spoke to us without a link, and asked nothing. */
export function whatICanDo(botUserId: string): string {
  return (
    `Give me a Google Meet link, like \`https://meet.google.com/abc-defg-hij\`, and I go into that call and bring the ` +
    `recap back to the thread. In a channel, paste the link or mention <@${botUserId}> with it. \`/pika help\` lists the rest.`
  );
}

/** What a right link looks like, for someone who gave an almost right one. */
export function rightLink(given: string): string {
  const code = /\b([a-z]{3}-[a-z]{4}-[a-z]{3})\b/i.exec(given)?.[1]?.toLowerCase();
  const example = code
    ? `Did you mean \`https://meet.google.com/${code}\`?`
    : 'A right one looks like `https://meet.google.com/abc-defg-hij`, or `https://zoom.us/j/123456789?pwd=…`.';
  return `That is not a link to a call that I can use. ${example}`;
}

export function sayUnknown(given: string, nearest: Verb | null): string {
  const meant = nearest
    ? `Did you mean ${form(nearest)}? It ${forms[nearest][1]}.`
    : '`/pika help` lists what there is.';
  return `I do not know \`/pika ${quote(given, 60).replaceAll('`', '')}\`. ${meant}`;
}

export function sayBadValue(verb: Verb, given: string): string {
  return `I do not understand “${quote(given, 60)}”. ${sayForm(verb)}`;
}

export function sayForm(verb: Verb): string {
  return `The form is ${form(verb)}: it ${forms[verb][1]}.`;
}

export function sayStatus(meetings: readonly Meeting[], now: Date): string {
  if (meetings.length === 0)
    return 'No call is under way in this channel. Paste a Google Meet link to start one.';
  return meetings
    .map((meeting) => {
      const name = link(meeting.callUrl, callName({ platform: meeting.platform, key: meeting.callKey }));
      const spent = meeting.sessionStartedAt
        ? `${duration(billedMilliseconds(meeting, now))}, about ${dollars(costUsd(meeting, now))} so far, limit ${meeting.limitMinutes} min`
        : meeting.createStartedAt
          ? `what it costs is not known yet, limit ${meeting.limitMinutes} min`
          : `nothing spent yet, limit ${meeting.limitMinutes} min`;
      const at =
        meeting.state === 'scheduled' && meeting.startsAt ? ` (${dayAndTime(meeting.startsAt)})` : '';
      return `• ${name}: ${stateWords[meeting.state]}${at}; asked by ${mention(meeting.requestedBy)}; ${spent}`;
    })
    .join('\n');
}

const stateWords: Record<Meeting['state'], string> = {
  proposed: 'about to go in, or waiting for Join now',
  scheduled: 'waiting for its time',
  checking: 'checking the wallet',
  awaiting_funds: 'waiting for a top-up',
  dispatching: 'asking PikaStream for a session',
  uncertain: 'unknown whether a session started',
  joining: 'connecting',
  live: 'connected',
  leaving: 'leaving',
  wrapping_up: 'collecting notes',
  done: 'over',
  failed: 'failed',
  cancelled: 'cancelled',
  missed: 'missed',
};

export function sayWallet(credits: number, pricePerMinuteUsd: number): string {
  const minutes = minutesOf(credits, pricePerMinuteUsd);
  const about = Number.isFinite(minutes)
    ? `, about ${plural(minutes, 'minute')} at ${price(pricePerMinuteUsd)} a minute`
    : '';
  const low = credits < 100 ? ' It takes 100 credits to join a call.' : '';
  return `The PikaStream wallet has ${plural(credits, 'credit')}${about}.${low} Top up at ${link(topUpPage, 'pika.me/dev')}.`;
}

export function sayWhich(meetings: readonly Meeting[]): string {
  const calls = meetings.map((meeting) => `\`/pika leave ${meeting.callUrl}\``).join(', ');
  return `More than one call is under way here. Say which: ${calls}.`;
}

/** A channel's setting, who decided it and when. */
export function saySetting(
  setting: SettingChange['setting'],
  settings: ChannelSettings,
  defaults: { maxMeetingMinutes: number; pricePerMinuteUsd: number },
): string {
  switch (setting) {
    case 'auto': {
      const auto = settings.auto?.value ?? 'on';
      return `A pasted link ${autoWords[auto]}.${decidedBy(settings.auto)} Change it with \`/pika auto on|ask|off\`.`;
    }
    case 'limit': {
      const { minutes } = limitFor(defaults, settings, null);
      const cost = dollars(minutes * defaults.pricePerMinuteUsd);
      return `A call in this channel ends after ${minutes} min (${cost} at most) unless someone extends it.${decidedBy(settings.limitMinutes)} Change it with ${form('limit')}.`;
    }
    case 'budget':
      return typeof settings.budgetUsd?.value === 'number'
        ? `This channel may spend ${dollars(settings.budgetUsd.value)} in a calendar month (UTC).${decidedBy(settings.budgetUsd)} Change it with ${form('budget')}.`
        : `This channel has no budget of its own.${decidedBy(settings.budgetUsd)} Set one with ${form('budget')}.`;
    case 'approvers': {
      const who = settings.approvers?.value ?? [];
      const said =
        who.length > 0
          ? `Here ${who.map(mention).join(', ')} approve what agents want to do beyond a thread.`
          : 'Here every member of the channel may approve what agents want to do beyond a thread.';
      return `${said}${decidedBy(settings.approvers)} Change it with ${form('approvers')}.`;
    }
    case 'allow': {
      const tools = settings.allowedTools?.value ?? [];
      const said =
        tools.length > 0
          ? `Without approval here: ${tools.map((tool) => `\`${tool}\``).join(', ')}, unless someone in the call asked for it.`
          : 'Here every tool that reaches beyond a thread waits for approval.';
      return `${said}${decidedBy(settings.allowedTools)} Change it with ${form('allow')}.`;
    }
    case 'recap': {
      const said = settings.holdRecap?.value
        ? 'Here a recap waits for someone to release it, unless the same people were in the call and are in this channel.'
        : 'Here a recap is posted at once, whoever was in the call.';
      return `${said}${decidedBy(settings.holdRecap)} Change it with ${form('recap')}.`;
    }
    default:
      return setting satisfies never;
  }
}

/** Why a setting stays as it is. */
export function sayNotSet(refusal: Exclude<SettingOutcome, { kind: 'changed' }>): string {
  switch (refusal.kind) {
    case 'external':
      return 'Only members of the workspace that pays for Stand-in can change that.';
    case 'no_such_tool':
      return `There is no tool \`${refusal.tool}\` here. There are: ${refusal.toolNames.map((name) => `\`${name}\``).join(', ')}.`;
    case 'too_long':
      return `The most is ${refusal.maxMeetingMinutes} min; an admin sets that with MAX_MEETING_MINUTES. Nothing was changed.`;
    case 'not_entitled':
    case 'not_an_approver':
      return sayNotEntitled(refusal);
    default:
      return refusal satisfies never;
  }
}

const autoWords = {
  on: 'sends Stand-in into the call, after a moment in which anyone can undo it (`on`)',
  ask: 'waits until someone presses Join now (`ask`)',
  off: 'does nothing here; `/pika join` and mentions still work (`off`)',
} as const;

function decidedBy(decision: ChosenValue<unknown> | null): string {
  return decision
    ? ` Set by ${mention(decision.by)}, ${time(decision.at, '{date_short_pretty} at {time}')}.`
    : '';
}
