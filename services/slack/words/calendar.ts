import type { Calendar, CalendarEvent } from '../../schedules/calendars/calendar.ts';
import type { EventOutcome } from '../../schedules/calendars/decide-event.ts';
import type { NotAllowed } from '../../schedules/calendars/manage.ts';
import type { Rules } from '../../schedules/calendars/rules.ts';
import { quote, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';

/** What stands for a calendar wherever one is named: its address is a secret. */
function calendarName({ label }: Pick<Calendar, 'label'>): string {
  return `your calendar at ${quote(label, 100)}`;
}

export function sayNotAllowed({ kind }: NotAllowed): string {
  return kind === 'unknown'
    ? 'Slack does not answer just now. Try again in a minute.'
    : 'Calendars are for members of this workspace. Guests can paste the link of a call instead.';
}

/** An address was typed where it need not be: said without repeating it. */
export const sayAddressTyped =
  'I have not kept that address. It is a secret, so it goes only into the form that `/pika calendar add` opens. Slack showed your message to nobody but you; if the address stood anywhere others could read it, reset it in your calendar first.';

export function sayCalendars(calendars: readonly Calendar[]): string {
  const [first] = calendars;
  if (!first)
    return 'No calendar yet. Add one, and I ask you in a DM before each of your meetings with a call whether to send someone.';
  const lines = calendars.map((calendar) => `• ${quote(calendar.label, 100)}: ${stateOf(calendar)}`);
  return ['*Your calendars*', ...lines, `*Rules:* ${sayRules(first.rules)}`].join('\n');
}

function stateOf({ problem, failingSince, lastOkAt }: Calendar): string {
  if (problem && failingSince) return `cannot be read since ${time(failingSince)}. ${quote(problem, 300)}`;
  return lastOkAt ? `read at ${time(lastOkAt)}` : 'is being read for the first time';
}

export function sayRules(rules: Rules): string {
  const { send, word, skipOutside, channelId, minutesAhead } = rules;
  const whom: Record<Rules['send'], string> = {
    ask: 'I ask about each meeting with a call',
    all: 'someone goes to every meeting with a call',
    mine: 'someone goes to meetings that you organise',
    named: `someone goes to meetings that name the agent${word ? ` or “${quote(word, 50)}”` : ''}`,
  };
  const outside = skipOutside ? ', never with people of other organisations' : '';
  const where = channelId ? `<#${channelId}>` : 'this DM with me';
  return `${whom[send]}${outside}; ${minutesAhead} min ahead; threads in ${where}.`;
}

export function sayFirst(calendar: Calendar, meetings: number): string {
  const found = `It has ${plural(meetings, 'meeting')} with a Meet or Zoom link in the next two weeks.`;
  return `:calendar: I can read ${calendarName(calendar)}. ${meetings > 0 ? found : 'It has no meeting with a Meet or Zoom link in the next two weeks.'} ${upper(sayRules(calendar.rules))} Change that with \`/pika calendar rules\`.`;
}

export function sayMissed(meetings: number): string {
  return `:x: Stand-in was not running, and missed ${plural(meetings, 'meeting')} of your calendar that someone would have gone to. Paste the link of one that still goes on.`;
}

export function sayTrouble(calendar: Calendar): string {
  const since = calendar.lastOkAt ? ` since ${time(calendar.lastOkAt, '{date_short_pretty} at {time}')}` : '';
  return `:warning: I could not read ${calendarName(calendar)}${since}. ${quote(calendar.problem ?? '', 300)} What I knew of it before stays. If its address was reset, remove it and add the new one with \`/pika calendar\`; else I go on trying every five minutes.`;
}

export function sayRecovered(calendar: Calendar): string {
  return `:white_check_mark: I can read ${calendarName(calendar)} again.`;
}

export function sayAdded({ label }: Calendar): string {
  return `Added: ${quote(label, 100)}. What I find in it follows in our DM.`;
}

export function sayRemoved(calendar: Calendar | null): string {
  return calendar
    ? `Removed: ${quote(calendar.label, 100)}. Its address and its meetings are forgotten. Who is already going somewhere still goes; their cards have *Don’t join*.`
    : 'That calendar was removed before.';
}

/** What the presser is told, where the card does not say it. */
export function sayEventOutcome(outcome: EventOutcome): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return tooLate(outcome.event);
    case 'not_yours':
      return 'That calendar is not here any more, or not yours.';
    case 'not_member':
      return sayNotAllowed({ kind: 'not_member' });
    case 'unknown':
      return sayNotAllowed({ kind: 'unknown' });
    default:
      return outcome satisfies never;
  }
}

function tooLate({ cancelled, decided }: CalendarEvent): string {
  if (cancelled) return 'That meeting was cancelled.';
  return decided === 'unanswered'
    ? 'That meeting began a while ago. Paste its link if it goes on.'
    : 'That is decided already.';
}

function upper(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
