import type { Calendar, DecidedSeries } from '../../calendars/calendar.ts';
import { limits } from '../limits.ts';
import { cap, literal } from '../mrkdwn.ts';
import { sayCalendars, sayMoreSeries, saySeries } from '../words/calendar.ts';
import { aboutNothing, actions, button, type Content, confirmed, context, section } from './elements.ts';

/** Action ids; listeners/actions handles them. */
export const calendarListAction = {
  add: 'calendar_add',
  google: 'calendar_add_google',
  rules: 'calendar_rules',
  remove: 'calendar_remove',
  forget: 'calendar_series_forget',
} as const;

type Series = { newest: readonly DecidedSeries[]; count: number };

/** A person's calendars and decisions for series, with buttons for each. */
export function calendarList(
  calendars: readonly Calendar[],
  { newest, count }: Series,
  { reachesGoogle }: { reachesGoogle: boolean },
): Content {
  const { add, google, rules, remove, forget } = calendarListAction;
  const text = sayCalendars(calendars);
  const removals = calendars.map(({ id, label }, at) =>
    // Slack requires unique action ids in a message.
    confirmed(
      button(`Remove ${literal(label, 60)}`, `${remove}_${at}`, id, 'danger'),
      'Remove this calendar?',
      'I’ll no longer ask before its meetings, or join them.',
    ),
  );
  const offersGoogle = reachesGoogle && !calendars.some(({ kind }) => kind === 'google');
  const more = offersGoogle ? [button('Add my Google calendar', google, aboutNothing)] : [];
  const change = calendars.length > 0 ? [button('Rules…', rules, aboutNothing)] : [];
  return {
    text: cap([text, ...newest.map(saySeries)].join('\n'), limits.messageText),
    blocks: [
      section(text),
      ...actions([...more, button('Add a calendar…', add, aboutNothing), ...change, ...removals]),
      ...newest.map((one, at) => ({
        ...section(saySeries(one)),
        accessory: confirmed(
          button('Forget', `${forget}_${at}`, one.id),
          'Forget this choice?',
          'I’ll ask again before the meetings of this series.',
        ),
      })),
      ...(count > newest.length ? [context(sayMoreSeries(count - newest.length))] : []),
    ],
  };
}
