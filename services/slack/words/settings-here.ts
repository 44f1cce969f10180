import type { ChosenValue } from '../../meetings/chosen-value.ts';
import { builtInKey } from '../../meetings/policy/bounds.ts';
import type { Decided, SettingsHere } from '../../memory/ports/recorded.ts';
import type { Senders } from '../../people/senders.ts';
import { asCode, mention, quote, time } from '../mrkdwn.ts';
import { dollars, plural } from './amounts.ts';
import {
  agentWords,
  autoWords,
  recapLine,
  sayAllowedTools,
  sayApprovers,
  sayApps,
  weeklyLine,
} from './channel-settings.ts';

/** What channels decided, a line each, with who did and when. `isOneChannel`: the reader knows which. */
export function saySettings(all: readonly SettingsHere[], isOneChannel: boolean): string[] {
  const lines = all.flatMap(({ channelId, decided }) =>
    (Object.keys(says) as (keyof Decided)[]).flatMap((of) => {
      const line = sayOne(decided, of);
      if (line === null) return [];
      return [`• ${isOneChannel ? '' : `<#${channelId}>: `}${line}`];
    }),
  );
  const more = lines.length - maxLines;
  if (more <= 0) return lines;
  return [
    ...lines.slice(0, maxLines),
    `• And ${more} more. In a channel, \`/pika policy\` shows what holds there.`,
  ];
}

/** Every one that a channel can decide has room. */
const maxLines = 19;

function sayOne(decided: Decided, of: keyof Decided): string | null {
  const chosen: ChosenValue<unknown> | null = decided[of];
  const said = chosen && (says[of] as (value: unknown) => string | null)(chosen.value);
  return chosen && said && `${said} _${mention(chosen.by)}, ${time(chosen.at, '{date_short_pretty}')}_`;
}

/** Null where the value says that nothing is set. */
type Says = { [Of in keyof Decided]: (value: NonNullable<Decided[Of]>['value']) => string | null };

const says: Says = {
  auto: (auto) => `A pasted link ${autoWords[auto]}.`,
  trustedApps: (apps) => apps && sayApps(apps),
  persona: (name) => name && `${quote(name, 60)} goes into calls from here.`,
  senders: (senders) => senders && saySenders(senders),
  personas: (ids) =>
    ids && ids.length > 0
      ? `Only ${ids.length === 1 && ids[0] === builtInKey ? 'the built-in persona goes' : `${plural(ids.length, 'persona')} of its list may go`} into calls.`
      : null,
  limitMinutes: (minutes) => (minutes === null ? null : `Calls last ${minutes} min at most.`),
  budgetUsd: (usd) => (usd === null ? null : `At most ${dollars(usd)} is spent in a calendar month (UTC).`),
  approvers: sayApprovers,
  allowedTools: (tools) => (tools.length > 0 ? sayAllowedTools(tools) : null),
  toolsOff: (tools) =>
    tools && tools.length > 0
      ? `Agents don’t get ${tools.map((tool) => asCode(tool, 60)).join(', ')}.`
      : null,
  agent: (mode) => `The agent ${agentWords[mode]}.`,
  holdRecap: (hold) => (hold ? 'Recaps may wait for review.' : 'Recaps are posted at once.'),
  quietRecaps: recapLine,
  weeklyRecaps: weeklyLine,
  keep: (keep) => keep && keepWords[keep],
  retentionDays: (days) => (days === null ? null : `What was said is kept for ${plural(days, 'day')}.`),
  doNotSay: (lines) =>
    lines.length > 0
      ? `The do-not-say list has ${plural(lines.length, 'line')}. \`/pika policy\` shows it.`
      : null,
  onObjection: (then) => then && objectionWords[then],
  guests: (rule) => rule && guestWords[rule],
};

const keepWords = {
  words: 'Words and notes of calls are kept.',
  notes: 'Notes are kept, and no words.',
  nothing: 'Nothing that’s said is kept.',
} as const;

const objectionWords = {
  ask: 'If somebody in a call objects, the thread is asked first.',
  leave: 'If somebody in a call objects, it leaves at once.',
} as const;

const guestWords = {
  ask_first: 'A call where guests are expected waits for a click.',
  ask_seen: 'When an unknown guest turns up in a call, the thread is asked.',
} as const;

function saySenders({ named, guests }: Senders): string {
  if (named) return `Only ${named.map(mention).join(', ')} may send somebody into calls.`;
  return guests
    ? 'Guests may send somebody into calls, too.'
    : 'Only full members may send somebody into calls.';
}
