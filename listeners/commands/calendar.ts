import { randomUUID } from 'node:crypto';
import { addCalendarView, rulesView } from '../../services/slack/blocks/calendar-forms.ts';
import { calendarList } from '../../services/slack/blocks/calendar-list.ts';
import { sayAddOutcome, sayAddressTyped, sayNotAllowed } from '../../services/slack/words/calendar.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CalendarCommand } from './parse-calendar.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/**
 * `/pika calendar`: a person's own calendars; only they see the answer. Addresses go only into the form, also in a DM:
 * typed commands stay in Slack's clients and in logs on the way.
 */
export async function answerCalendar(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  command: CalendarCommand,
): Promise<CommandReply> {
  const { calendars, openForm, personas } = useCases;
  if (typed.isExternal) return { text: sayNotAllowed({ kind: 'not_member' }) };
  const refusal = await calendars.notAllowed(typed);
  if (refusal) return { text: sayNotAllowed(refusal) };
  const where = { ...typed, threadTs: null };
  const all = await calendars.list(typed);
  const list = async () => calendarList(all, await calendars.series(typed), calendars);
  switch (command.kind) {
    case 'calendar_list':
      return list();
    case 'calendar_add': {
      const opened = await openForm(typed, addCalendarView(where, calendars));
      const how = opened ? 'The form asks for the address.' : formNotOpened;
      return { text: command.typed ? sayAddressTyped : how };
    }
    case 'calendar_google':
      return { text: sayAddOutcome(await calendars.addGoogle(typed, randomUUID())) };
    case 'calendar_rules': {
      const [first] = all;
      if (!first) return list();
      const choices = await personas.choices(typed);
      if ('kind' in choices) return { text: sayNoAccess(choices) };
      const opened = await openForm(typed, rulesView(first.rules, where, choices));
      return { text: opened ? 'The form shows your rules.' : formNotOpened };
    }
    default:
      return command satisfies never;
  }
}
