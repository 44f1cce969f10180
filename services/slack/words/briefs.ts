import type { Brief, BriefLine, LineKind, StayingLine, WhyHere } from '../../briefs/brief.ts';
import type { BriefCard } from '../../briefs/brief-card.ts';
import type { CallAudience } from '../../briefs/call-audience.ts';
import type { DecidedBrief } from '../../briefs/decide-brief.ts';
import type { Expected } from '../../briefs/expected.ts';
import type { Verdict, WentAlong } from '../../briefs/raised.ts';
import type { BriefOutcome } from '../../briefs/read-brief.ts';
import type { SaidFor } from '../../briefs/say-for-me.ts';
import type { TookAlong } from '../../briefs/went-along.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { reservedUsd } from '../../meetings/money.ts';
import type { PageOf } from '../../people/pages.ts';
import { withoutNotes } from '../../sessions/call-names.ts';
import { isAmong } from '../../tasks/tool-choices.ts';
import { linkTo, mention, quote, time } from '../mrkdwn.ts';
import { dollars, plural } from './amounts.ts';
import { sayNoAccess } from './reasons/access.ts';
import { briefRefusals } from './reasons/briefs.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

/** Characters of a line, and how many names are shown. */
const most = { line: 300, name: 60, names: 8, recapLine: 150, recapLines: 12 } as const;

/** Why a brief isn't shown, or didn't change. */
export function sayBriefRefusal(
  outcome: Exclude<BriefOutcome, { kind: 'brief' }> | Exclude<DecidedBrief, { kind: 'decided' }>,
): string {
  return outcome.kind === 'not_entitled'
    ? sayNoAccess(outcome)
    : sayReason(wordsFor(briefRefusals, outcome, undefined));
}

/** What somebody hears who wanted something said in a call. */
export function saySaidFor(outcome: Exclude<SaidFor, { kind: 'no_meeting' }>): string {
  if (outcome.kind === 'not_entitled') return sayNoAccess(outcome);
  if (outcome.kind !== 'said') return sayReason(wordsFor(briefRefusals, outcome, undefined));
  const lines = outcome.lines.map((line) => `• ${quote(line, most.line)}`);
  return [
    `I’ll take this along in your name. The recap will tell whether it was said.`,
    ...lines,
    'Edit or delete your message to change it.',
  ].join('\n');
}

/** What came of *Send*. */
export function saySent({ takes, moreOwn, purpose }: Brief): string {
  const call = purpose ? ` for *${quote(purpose, 150)}*` : '';
  return `The brief${call} is set: ${plural(takes.length + moreOwn, 'line')} go along. Until the call begins you can still change it.`.replace(
    '1 line go along',
    '1 line goes along',
  );
}

/** When, and at what cost. */
export function sayBriefHead({ meeting, purpose, state, tools, toolsOff, mustNotSay }: Brief): string[] {
  const call = purpose ? `*${quote(purpose, 150)}*` : '*This call*';
  const when = meeting.startsAt ? `, ${time(meeting.startsAt, '{date_short_pretty} at {time}')}` : '';
  const sent = state.sentBy ? ` Sent by ${mention(state.sentBy)}.` : '';
  const how = state.fixedAt
    ? 'This went along, and is fixed.'
    : `${quote(withoutNotes(meeting.botName), most.name)} takes this along when it joins. If nobody answers, it goes as it is.${sent}`;
  return [
    `${call}${when}\n${how}`,
    `Tools: ${sayTools(tools, toolsOff)} · ${sayCost(meeting)}`,
    ...(mustNotSay.length > 0
      ? [`*Do not say*\n${mustNotSay.map((line) => `• ${quote(line, 200)}`).join('\n')}`]
      : []),
  ];
}

function sayTools(tools: readonly string[] | null, off: readonly string[]): string {
  const said = (names: readonly string[]) => names.map((name) => quote(name, 40)).join(', ');
  if (tools === null) return `all that are set up here${off.length > 0 ? `, but for ${said(off)}` : ''}`;
  const left = tools.filter((name) => !isAmong(off, name));
  return left.length === 0 ? 'none' : said(left);
}

function sayCost(meeting: Meeting): string {
  return `${meeting.limitMinutes} min, ${dollars(reservedUsd(meeting))} at most`;
}

/** Who is expected, and so who hears it. */
export function sayExpected(
  { expected, audience }: Pick<Brief, 'expected' | 'audience'>,
  channelId: string,
): string {
  const names = expected ? namesOf(expected) : '';
  const from = expected?.from === 'calendar' ? 'By the calendar' : 'There last time';
  const who = names
    ? `${from}: ${names}`
    : audience.kind === 'dm'
      ? 'I don’t know who comes'
      : `Members of <#${channelId}>${audience.kind === 'outsiders' ? ', and others invited by a calendar' : ''}`;
  return `*Expected*\n${who}. ${sayAudience(audience)}`;
}

function namesOf({ people, more }: Expected): string {
  const shown = people.slice(0, most.names).map(({ name }) => quote(name, most.name));
  const rest = more + people.length - shown.length;
  return [...shown, ...(rest > 0 ? [plural(rest, 'other')] : [])].join(', ');
}

/** What the people of a call mean for what goes along. */
function sayAudience(audience: CallAudience): string {
  switch (audience.kind) {
    case 'channel':
      return 'Only what all of this channel may read goes along.';
    case 'dm':
      return 'So nothing that I know goes along: only what you write here.';
    case 'outsiders': {
      const names = audience.names.slice(0, 3).map((name) => quote(name, most.name));
      const who = names.length > 0 ? names.join(', ') : 'Somebody from elsewhere';
      return `${who} can’t read this channel, so what I know of it stays here.`;
    }
    case 'unsure':
      return 'I couldn’t check that all of them can read this channel, so what I know of it stays here.';
    default:
      return audience satisfies never;
  }
}

const kinds: Record<LineKind, string> = {
  update: 'Written for this call',
  work: 'Done since last time',
  item: 'Open action',
  decision: 'Decided last time',
  fact: 'Remembered',
  self: 'Pika’s memory',
};

/** One line, with where it comes from. */
export function sayBriefLine({ kind, text, who, at, thread }: BriefLine, pageOf: PageOf): string {
  const page = thread && pageOf(thread);
  const source = page ? linkTo(page, kinds[kind]) : kinds[kind];
  const joined = kind === 'self' ? ' of ' : ', ';
  const by = who?.userId
    ? `, ${mention(who.userId)}`
    : who?.name
      ? `${joined}${quote(who.name, most.name)}`
      : '';
  const day = at ? `, ${time(at, '{date_short_pretty}')}` : '';
  return `• ${quote(text, most.line)}\n_${source}${by}${day}_`;
}

export function sayMoreOwn(more: number): string {
  return `…and ${plural(more, 'more line')} that people wrote or did for this call.`;
}

/** What stays here, for one person's eyes, and why. */
export function sayStaying(lines: readonly StayingLine[], more: number): string {
  const shown = lines.map(({ kind, text, why }) => `• ${quote(text, 200)}\n_${kinds[kind]}. ${sayWhy(why)}_`);
  return ['*Stays here* (only you see this)', ...shown, ...(more > 0 ? [`…and ${more} more`] : [])].join(
    '\n',
  );
}

function sayWhy(why: WhyHere): string {
  switch (why.kind) {
    case 'yours':
      return 'It’s yours alone.';
    case 'elsewhere':
      return `It’s of ${why.channelId.startsWith('C') || why.channelId.startsWith('G') ? `<#${why.channelId}>` : 'your DM'}, which not everybody expected can read.`;
    case 'not_all_read_it':
      return 'It’s of this channel, which not everybody expected can read.';
    default:
      return why satisfies never;
  }
}

/** The DM ahead of a call. */
export function sayBriefCard(
  { botName, startsAt, channelId }: Meeting,
  { purpose, expected, audience, takes, stays }: BriefCard,
): string {
  const call = purpose ? `*${quote(purpose, 150)}*` : 'A call';
  const when = startsAt ? ` starts at ${time(startsAt)}` : '';
  const staying = stays > 0 ? ` ${plural(stays, 'line')} ${stays === 1 ? 'stays' : 'stay'} here.` : '';
  return [
    `:card_index_dividers: ${call}${when}. ${quote(withoutNotes(botName), most.name)} takes ${plural(takes, 'line')} along.${staying}`,
    sayExpected({ expected, audience }, channelId),
    'Open the brief to change it. If you don’t answer, it goes as it is.',
  ].join('\n');
}

/** In the recap: which lines went along, and which came up. */
export function sayTookAlong({ lines, forgotten, atPika }: TookAlong): string {
  const shown = lines.slice(0, most.recapLines).map(sayWent);
  const more = lines.length - shown.length;
  return [
    '*Taken along into the call*',
    ...shown,
    ...(more > 0 ? [`…and ${plural(more, 'more line')}`] : []),
    ...(atPika > 0
      ? [
          `_${plural(atPika, 'line')} came from Pika’s memory. I don’t keep ${atPika === 1 ? 'its' : 'their'} words._`,
        ]
      : []),
    ...(forgotten > 0
      ? [`_${plural(forgotten, 'line')} ${forgotten === 1 ? 'was' : 'were'} forgotten or changed since._`]
      : []),
  ].join('\n');
}

function sayWent({ line: { kind, text, who }, verdict }: WentAlong): string {
  const isForThem = kind === 'update';
  const by = isForThem && who?.userId ? `${mention(who.userId)}: ` : '';
  return `• ${by}${quote(text, most.recapLine)} — _${verdicts[isForThem ? 'said' : 'raised'][verdict]}_`;
}

/** By words alone: who said it in other words isn't heard. */
const verdicts: Record<'said' | 'raised', Record<Verdict, string>> = {
  said: { yes: 'said', no: 'not said', unknown: 'unknown whether it was said' },
  raised: { yes: 'came up', no: 'didn’t come up', unknown: 'unknown whether it came up' },
};
