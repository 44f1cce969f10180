import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { maxCalendars } from '../../services/calendars/calendar.ts';
import type { EventVerb } from '../../services/calendars/decide-event.ts';
import { maxSeriesShown } from '../../services/calendars/decided-series.ts';
import { calendarAction } from '../../services/slack/blocks/calendar-card.ts';
import { addCalendarView, rulesView } from '../../services/slack/blocks/calendar-forms.ts';
import { calendarListAction } from '../../services/slack/blocks/calendar-list.ts';
import {
  sayAddOutcome,
  sayEventOutcome,
  sayForgotten,
  sayRemoved,
} from '../../services/slack/words/calendar.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** The buttons of an event's card and of the list of calendars. */
export function registerCalendarButtons(app: App, deps: ListenerDeps): void {
  const { calendars, personas } = deps.useCases;
  const on = onPress(app, deps);
  const decide = (action: string, verb: EventVerb) =>
    on(action, async ({ id: eventId, audience: { teamId, userId } }) =>
      sayEventOutcome(await calendars.decide({ eventId, teamId, userId }, verb)),
    );
  const open = formOpener(deps.useCases);

  decide(calendarAction.send, 'send');
  decide(calendarAction.notThis, 'not_this');
  decide(calendarAction.never, 'never');
  decide(calendarAction.always, 'always');
  on(calendarListAction.add, (press) => open(press, addCalendarView(press.audience, calendars)));
  on(calendarListAction.google, async ({ audience }) =>
    sayAddOutcome(await calendars.addGoogle(audience, randomUUID())),
  );
  on(calendarListAction.rules, async (press) => {
    const [first] = await calendars.list(press.audience);
    if (!first) return 'Add a calendar first.';
    const choices = await personas.choices(actorOf(press));
    if ('kind' in choices) return sayNoAccess(choices);
    return open(press, rulesView(first.rules, press.audience, choices));
  });
  for (let at = 0; at < maxSeriesShown; at += 1) {
    on(`${calendarListAction.forget}_${at}`, async ({ id, audience }) =>
      sayForgotten(await calendars.forgetSeries(audience, id)),
    );
  }
  for (let at = 0; at < maxCalendars; at += 1) {
    on(`${calendarListAction.remove}_${at}`, async ({ id, audience }) =>
      sayRemoved(await calendars.remove(audience, id)),
    );
  }
}
