import type { Calendar, CalendarEvent, DecidedSeries, Rules } from '../../calendars/calendar.ts';
import type { EventOutcome } from '../../calendars/decide-event.ts';
import type { AddCalendarOutcome } from '../../calendars/manage.ts';
import type { NotAllowed } from '../../calendars/may-use.ts';
import { quote, quotedWords, time } from '../mrkdwn.ts';
import { dollars, plural, price } from './amounts.ts';
import { sayNotASpender } from './reasons/spending.ts';

/** How a calendar is named: never by a feed’s address, which is a secret. */
function calendarName({ kind, label }: Pick<Calendar, 'kind' | 'label'>): string {
  return kind === 'google'
    ? `your Google calendar (${quote(label, 100)})`
    : `your calendar at ${quote(label, 100)}`;
}

export function sayNotAllowed(refusal: NotAllowed): string {
  if (refusal.kind === 'not_a_spender') return sayNotASpender(refusal);
  return refusal.kind === 'unknown'
    ? 'Slack isn’t responding. Try again in a minute.'
    : 'Calendars are for members of this workspace. As a guest, paste a call’s link instead.';
}

/** Answers a typed address without repeating it. */
export const sayAddressTyped =
  'I didn’t save that address because it’s private. Add it with `/pika calendar add`. If others may have seen it, reset it in your calendar first.';

export function sayCalendars(calendars: readonly Calendar[]): string {
  const [first] = calendars;
  if (!first)
    return 'No calendar yet. Add one, and before each meeting with a call I’ll ask you in a DM whether to send someone.';
  const lines = calendars.map((calendar) => `• ${quote(calendar.label, 100)}: ${stateOf(calendar)}`);
  return ['*Your calendars*', ...lines, `*Rules:* ${sayRules(first.rules)}`].join('\n');
}

function stateOf({ problem, failingSince, lastOkAt, unreadable }: Calendar): string {
  if (problem && failingSince) return `unreadable since ${time(failingSince)}. ${quote(problem, 300)}`;
  const left = leftOut(unreadable);
  return lastOkAt ? `read at ${time(lastOkAt)}${left && `.${left}`}` : 'being read for the first time';
}

/** What a reading didn't understand, so that its person can send someone themselves. */
function leftOut(meetings: number): string {
  if (meetings === 1)
    return ' I couldn’t read the time of 1 meeting, so I left it out. Paste its link instead.';
  return meetings > 1
    ? ` I couldn’t read the times of ${meetings} meetings, so I left them out. Paste their links instead.`
    : '';
}

export function sayRules(rules: Rules): string {
  const { send, word, skipOutside, channelId, minutesAhead, persona } = rules;
  const whom: Record<Rules['send'], string> = {
    ask: 'I ask about each meeting with a call',
    all: 'someone joins every meeting with a call',
    mine: 'someone joins meetings that you organize',
    named: `someone joins meetings that name the agent${word ? ` or ${quotedWords(word, 50)}` : ''}`,
  };
  const outside = skipOutside ? ', except with people from other organizations' : '';
  const where = channelId ? `<#${channelId}>` : 'our DM';
  const who = persona ? `; it’s *${quote(persona.name, 60)}* that goes` : '';
  return `${whom[send]}${outside}${who}; ${minutesAhead} min ahead; threads in ${where}.`;
}

/** Slack’s picker doesn’t tell which DM is the one with the app. */
export const sayNoDm = 'Leave this empty for our DM. I can only DM you here.';

/** What rules cost that send an agent without asking; the card says it otherwise. */
export function sayCost({ send }: Rules, pricePerMinuteUsd: number, limitMinutes: number): string {
  if (send === 'ask') return '';
  const maxCost = dollars(pricePerMinuteUsd * limitMinutes);
  return ` Each costs ${price(pricePerMinuteUsd)} a minute, ${maxCost} at most (${plural(limitMinutes, 'minute')}).`;
}

export function sayFirst(calendar: Calendar, meetings: number): string {
  const count = meetings > 0 ? plural(meetings, 'meeting') : 'no meetings';
  const found = `It has ${count} with a Meet or Zoom link in the next two weeks.${leftOut(calendar.unreadable)}`;
  return `:calendar: I can read ${calendarName(calendar)}. ${found} ${upper(sayRules(calendar.rules))} Change that with \`/pika calendar rules\`.`;
}

export function sayMissed(meetings: number): string {
  return `:x: Stand-in wasn’t running and missed ${plural(meetings, 'meeting')} in your calendar. If one is still going, paste its link.`;
}

export function sayTrouble(calendar: Calendar): string {
  const since = calendar.lastOkAt ? ` since ${time(calendar.lastOkAt, '{date_short_pretty} at {time}')}` : '';
  return `:warning: I couldn’t read ${calendarName(calendar)}${since}. ${quote(calendar.problem ?? '', 300)} ${calendar.lastOkAt ? 'I’m using the last version and will keep trying' : 'I’ll keep trying'}.${calendar.kind === 'feed' ? ' If its address was reset, add the new one with `/pika calendar`.' : ''}`;
}

export function sayRecovered(calendar: Calendar): string {
  return `:white_check_mark: I can read ${calendarName(calendar)} again.`;
}

export function sayAddOutcome(outcome: AddCalendarOutcome): string {
  switch (outcome.kind) {
    case 'added':
      return `Added: ${calendarName(outcome.calendar)}. I’ll post what I find in our DM.`;
    case 'refused':
      return outcome.reason;
    default:
      return sayNotAllowed(outcome);
  }
}

export function sayRemoved(calendar: Calendar | null): string {
  return calendar
    ? `Removed: ${quote(calendar.label, 100)}. ${calendar.kind === 'feed' ? 'I deleted its address and meetings' : 'I deleted its meetings'}. Your series settings are kept; scheduled joins still happen, and their cards have *Don’t join*.`
    : 'Already removed.';
}

/** A series’ decision, as a line of the list. */
export function saySeries({ title, decision, decidedAt }: DecidedSeries): string {
  return `${seriesName(title)}: ${decision}, since ${time(decidedAt, '{date_short_pretty} at {time}')}`;
}

export function sayMoreSeries(more: number): string {
  return `and ${more} older ones.`;
}

export function sayForgotten(series: DecidedSeries | null): string {
  return series
    ? `Forgotten: ${seriesName(series.title)}, which was ${series.decision}. Your rules apply to it again.`
    : 'Already forgotten, or not yours.';
}

function seriesName(title: string | null): string {
  if (title === null) return 'a series with no meeting in the next two weeks';
  return quote(title, 150) || 'a series without a title';
}

/** Tells the person who clicked what the card doesn’t; null if the card says it. */
export function sayEventOutcome(outcome: EventOutcome): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return tooLate(outcome.event);
    case 'not_yours':
      return 'That calendar was removed, or isn’t yours.';
    default:
      return sayNotAllowed(outcome);
  }
}

function tooLate({ cancelled, decided, askedAt }: CalendarEvent): string {
  if (cancelled) return 'That meeting was cancelled.';
  if (!askedAt && !decided) return 'That meeting was moved. I’ll ask again before its new time.';
  return decided === 'unanswered'
    ? 'That meeting began a while ago. If it’s still going, paste its link.'
    : 'Already decided.';
}

function upper(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
