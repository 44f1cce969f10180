import type { Calendar } from '../../schedules/calendars/calendar.ts';
import { limits } from '../limits.ts';
import { cap, literal } from '../mrkdwn.ts';
import { sayCalendars } from '../words/calendar.ts';
import { actions, button, type Content, section } from './elements.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const calendarListAction = {
  add: 'calendar_add',
  rules: 'calendar_rules',
  remove: 'calendar_remove',
} as const;

/** Stands for a calendar that there is not yet. */
const none = '00000000-0000-4000-8000-000000000000';

/** One's calendars, with what can be done about each. */
export function calendarList(calendars: readonly Calendar[]): Content {
  const { add, rules, remove } = calendarListAction;
  const text = sayCalendars(calendars);
  const removals = calendars.map(({ id, label }, at) =>
    // Slack wants every button of a message to have a name of its own.
    button(`Remove ${literal(label, 60)}`, `${remove}_${at}`, id, 'danger'),
  );
  const change = calendars.length > 0 ? [button('Rules…', rules, none)] : [];
  return {
    text: cap(text, limits.messageText),
    blocks: [section(text), ...actions([button('Add a calendar…', add, none), ...change, ...removals])],
  };
}
