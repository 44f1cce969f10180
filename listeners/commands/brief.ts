import { briefView } from '../../services/slack/blocks/brief.ts';
import { sayBriefRefusal } from '../../services/slack/words/briefs.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { KeepingCommand } from './parse-keeping.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika brief`: what goes along, or went along, into a call. Only who typed sees it. */
export async function answerBrief(
  { useCases: { briefs, openForm, pagesIn } }: ListenerDeps,
  typed: TypedCommand,
  { which }: Extract<KeepingCommand, { kind: 'brief' }>,
): Promise<CommandReply | null> {
  const found = await briefs.read(typed, which);
  if (found.kind !== 'brief') return { text: sayBriefRefusal(found) };
  const where = { ...typed, threadTs: null };
  return (await openForm(typed, briefView(found.brief, where, pagesIn(typed.teamId))))
    ? null
    : { text: formNotOpened };
}
