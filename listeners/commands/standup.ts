import { holidayAnswer } from '../../services/slack/blocks/holidays.ts';
import { standupChanged } from '../../services/slack/blocks/standup.ts';
import { standupView } from '../../services/slack/blocks/standup-form.ts';
import { standupList, standupListView } from '../../services/slack/blocks/standup-list.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { sayHolidaysOutcome } from '../../services/slack/words/holidays.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayPhraseProblem } from '../../services/slack/words/reasons/standups.ts';
import { sayStandupRefusal } from '../../services/slack/words/standup.ts';
import { sayNotUnderstood } from '../../services/slack/words/standup-phrases.ts';
import type { StandupOutcome } from '../../services/standups/outcomes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { StandupCommand } from './parse-standup.ts';
import { respondInTime } from './respond-in-time.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika standup`: this channel's standups. */
export async function answerStandup(
  deps: ListenerDeps,
  typed: TypedCommand,
  command: Exclude<StandupCommand, { kind: 'bad_value' | 'bad_link' }>,
): Promise<CommandReply> {
  const { standups, openForm } = deps.useCases;
  switch (command.kind) {
    case 'standup_form': {
      const listed = await standups.list(typed);
      if ('kind' in listed) return { text: sayNoAccess(listed) };
      const opened = await openForm(typed, standupListView(listed, { ...typed, threadTs: null }));
      return opened ? { text: 'Here are this channel’s standups.' } : standupList(listed);
    }
    case 'standup_list': {
      const listed = await standups.list(typed);
      return 'kind' in listed ? { text: sayNoAccess(listed) } : standupList(listed);
    }
    case 'standup_edit': {
      const found = await standups.draft(typed, command.which);
      if (found.kind !== 'draft') return { text: sayStandupRefusal(found) };
      const opened = await openForm(typed, standupView(found.draft, { ...typed, threadTs: null }));
      return { text: opened ? 'The form asks for the rest.' : formNotOpened };
    }
    case 'standup_add':
      return answer(deps, typed, await standups.add(typed, command.wanted, false));
    case 'standup_change':
      return answer(deps, typed, await standups.change(typed, command.which, command.wanted, false));
    case 'standup_holidays':
      return holidays(deps, typed, command.address);
    default:
      return command satisfies never;
  }
}

async function holidays(
  deps: ListenerDeps,
  typed: TypedCommand,
  address: string | null,
): Promise<CommandReply> {
  const { standups } = deps.useCases;
  if (address === 'show') {
    const listed = await standups.list(typed);
    return 'kind' in listed ? { text: sayNoAccess(listed) } : holidayAnswer(listed.holidays);
  }
  return once(deps, typed, () =>
    respondInTime(deps, typed, standups.setHolidays(typed, address).then(sayHolidaysOutcome)),
  );
}

/** A change is for everyone; a refusal is for the person, with a form where a phrase wasn't clear. */
async function answer(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  outcome: StandupOutcome,
): Promise<CommandReply> {
  if (outcome.kind === 'not_understood' && outcome.draft) {
    const view = standupView(outcome.draft, { ...typed, threadTs: null }, sayPhraseProblem(outcome.problem));
    const opened = await useCases.openForm(typed, view);
    return { text: sayNotUnderstood(outcome, opened !== null) };
  }
  if (outcome.kind !== 'changed') return { text: sayStandupRefusal(outcome) };
  const { text, blocks } = standupChanged(outcome);
  return { text, blocks, inChannel: true };
}
