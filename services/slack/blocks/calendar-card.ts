import type { Button } from '@slack/types';
import type { CalendarEvent, Decided } from '../../calendars/calendar.ts';
import type { CardFacts } from '../../calendars/ports/calendar-notifier.ts';
import { callNameOf } from '../../meetings/call-link.ts';
import { cap, escapeText, linkTo, quote, time } from '../mrkdwn.ts';
import { dollars, plural, price } from '../words/amounts.ts';
import { actions, button, type Content, context, section } from './elements.ts';

/** Action ids; listeners/actions handles them. */
export const calendarAction = {
  send: 'calendar_send',
  notThis: 'calendar_not_this',
  never: 'calendar_never',
  always: 'calendar_always',
} as const;

/** The card of an event: posted once, edited in place. */
export function calendarCard(event: CalendarEvent, facts: CardFacts): Content {
  const headline = headlineOf(event, facts);
  const isOpen = !event.decided && !event.cancelled && !facts.asksAgain;
  const isThere = isOpen || (event.decided === 'sent' && !event.cancelled);
  const details = [
    ...[when(event), ...guests(event), ...(isOpen ? [terms(facts)] : [])],
    ...(isThere ? [...always(facts), ...left(facts)] : []),
  ];
  return {
    text: cap(`${plain(headline)} ${details.map(plain).join(' · ')}`, 3_000),
    blocks: [section(headline), context(...details), ...actions(isOpen ? buttonsOf(event, facts) : [])],
  };
}

function headlineOf(event: CalendarEvent, facts: CardFacts): string {
  const name = escapeText(facts.botName);
  const title = `*${quote(event.title, 150) || 'a meeting'}*`;
  const call = linkTo(event.callUrl, callNameOf(event));
  if (event.cancelled) return `:no_entry_sign: ${title} was cancelled or moved in your calendar.`;
  if (facts.asksAgain === 'nobody_there')
    return `:calendar: Nobody made it to ${title} after all. I’m asking again below.`;
  if (facts.asksAgain === 'moved') {
    const moved = time(event.startsAt, '{date_short_pretty} at {time}');
    return `:calendar: ${title} was moved to ${moved}. I’ll ask again before then.`;
  }
  if (!event.decided) return `:calendar: Send ${name} to ${title}, ${call}?`;
  return `${ends[event.decided](name, title, facts)} ${call}`;
}

type End = (name: string, title: string, facts: CardFacts) => string;

const ends: Record<Decided, End> = {
  sent: (name, title, { page, channelId }) => {
    const where = channelId ? `in <#${channelId}>` : 'in this DM';
    return `:white_check_mark: ${name} will join ${title}. Its card is ${page ? linkTo(page, 'here') : where}.`;
  },
  not_this: (name, title) => `:no_entry_sign: ${name} won’t join ${title}.`,
  never: (name, title) => `:no_entry_sign: ${name} won’t join ${title} or others in its series.`,
  by_rule: (name, title) => `:no_entry_sign: ${name} won’t join ${title}, as your rules say.`,
  already: (name, title, facts) =>
    `:busts_in_silhouette: ${name} is already joining ${title}: ${whoAsked(facts)}`,
  twice: (_, title) => `:calendar: ${title} is also in another of your calendars.`,
  refused: (name, title) => `:x: ${name} couldn’t join ${title}. The next message says why.`,
  unanswered: (name, title) => `:hourglass: ${name} didn’t join ${title}: nobody answered.`,
  missed: (name, title) => `:x: ${name} missed ${title}: Stand-in wasn’t running.`,
};

/** Who asked elsewhere stays there: anyone with the link could find out. */
function whoAsked({ page }: CardFacts): string {
  return page ? `see ${linkTo(page, 'its thread')}.` : 'someone else asked. One per call is enough.';
}

/** `Mon at 15:00 to 15:30` */
function when({ startsAt, endsAt }: CalendarEvent): string {
  return `${time(startsAt, '{date_short_pretty} at {time}')} to ${time(endsAt)}`;
}

function guests({ guests: names, guestCount, outside }: CalendarEvent): string[] {
  if (guestCount === 0) return [];
  const more = guestCount > names.length ? ` and ${guestCount - names.length} more` : '';
  const shown = names.map((name) => quote(name, 60)).join(', ');
  return [`With ${shown}${more}${outside ? ' (including people from other organizations)' : ''}`];
}

function terms({ pricePerMinuteUsd, limitMinutes, channelId }: CardFacts): string {
  const maxCost = dollars(pricePerMinuteUsd * limitMinutes);
  const where = channelId ? ` · its thread is in <#${channelId}>` : '';
  return `${price(pricePerMinuteUsd)} a minute, ${plural(limitMinutes, 'minute')} and ${maxCost} at most${where}`;
}

function always({ isAlways, pricePerMinuteUsd, limitMinutes }: CardFacts): string[] {
  const maxCost = dollars(pricePerMinuteUsd * limitMinutes);
  return isAlways ? [`Someone joins each meeting of this series, ${maxCost} at most each`] : [];
}

function left({ leftChannelId: from }: CardFacts): string[] {
  return from ? [`You’ve left <#${from}>, so its thread is in this DM`] : [];
}

function buttonsOf({ id }: CalendarEvent, { isSeries }: CardFacts): Button[] {
  const { send, notThis, never, always } = calendarAction;
  const one = [button('Send', send, id, 'primary'), button('Not this one', notThis, id)];
  const all = [button('Never this series', never, id), button('Always this series', always, id)];
  return isSeries ? [...one, ...all] : one;
}

/** The same text without Slack's markup, for notifications. */
function plain(text: string): string {
  return text
    .replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<https?:[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/:[a-z_]+: ?/g, '')
    .replaceAll('*', '');
}
