import type { ScheduleOutcome } from '../../services/schedules/change-schedule.ts';
import { standupChanged } from '../../services/slack/blocks/standup.ts';
import { standupView } from '../../services/slack/blocks/standup-form.ts';
import { sayScheduleRefusal, sayStandups } from '../../services/slack/words/standup.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { StandupCommand } from './parse-standup.ts';
import type { Answer, Typed } from './pika.ts';

/** `/pika standup`: standing meetings of this channel. */
export async function answerStandup(
  { useCases }: ListenerDeps,
  typed: Typed,
  command: Exclude<StandupCommand, { kind: 'bad_value' | 'bad_link' }>,
): Promise<Answer> {
  const { schedules, openForm } = useCases;
  switch (command.kind) {
    case 'standup_form': {
      const opened = await openForm(typed.triggerId, standupView(null, { ...typed, threadTs: null }));
      const { schedules: all, zone } = await schedules.list(typed);
      const lead = opened ? '' : 'The form could not be opened; type it, or try again.\n';
      return { text: `${lead}${sayStandups(all, zone)}` };
    }
    case 'standup_list': {
      const { schedules: all, zone } = await schedules.list(typed);
      return { text: sayStandups(all, zone) };
    }
    case 'standup_add':
      return answerOf(await schedules.add(typed, command.wanted, false));
    case 'standup_change':
      return answerOf(await schedules.change(typed, command.which, command.wanted, false));
    default:
      return command satisfies never;
  }
}

/** What was changed is for everybody; why it was not, for whoever typed. */
function answerOf(outcome: ScheduleOutcome): Answer {
  if (outcome.kind !== 'changed') return { text: sayScheduleRefusal(outcome) };
  const { text, blocks } = standupChanged(outcome);
  return { text, blocks, inChannel: true };
}
