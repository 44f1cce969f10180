import { standupChanged } from '../../services/slack/blocks/standup.ts';
import { standupList, standupListView } from '../../services/slack/blocks/standup-list.ts';
import { sayHolidays, sayHolidaysOutcome } from '../../services/slack/words/holidays.ts';
import { sayStandupRefusal } from '../../services/slack/words/standup.ts';
import type { StandupOutcome } from '../../services/standups/outcomes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { StandupCommand } from './parse-standup.ts';
import { respondInTime } from './respond-in-time.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika standup`: standing meetings of this channel. */
export async function answerStandup(
  deps: ListenerDeps,
  typed: TypedCommand,
  command: Exclude<StandupCommand, { kind: 'bad_value' | 'bad_link' }>,
): Promise<CommandReply> {
  const { standups, openForm } = deps.useCases;
  switch (command.kind) {
    case 'standup_form': {
      const listed = await standups.list(typed);
      const opened = await openForm(typed.triggerId, standupListView(listed, { ...typed, threadTs: null }));
      return opened ? { text: 'The window has this channel’s standups.' } : standupList(listed);
    }
    case 'standup_list':
      return standupList(await standups.list(typed));
    case 'standup_add':
      return answerOf(await standups.add(typed, command.wanted, false));
    case 'standup_change':
      return answerOf(await standups.change(typed, command.which, command.wanted, false));
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
    const { holidays: known } = await standups.list(typed);
    return { text: known ? sayHolidays(known) : sayHolidaysOutcome({ kind: 'none' }) };
  }
  return once(deps, typed, () =>
    respondInTime(deps, typed, standups.setHolidays(typed, address).then(sayHolidaysOutcome)),
  );
}

/** What was changed is for everybody; why it was not, for whoever typed. */
function answerOf(outcome: StandupOutcome): CommandReply {
  if (outcome.kind !== 'changed') return { text: sayStandupRefusal(outcome) };
  const { text, blocks } = standupChanged(outcome);
  return { text, blocks, inChannel: true };
}
