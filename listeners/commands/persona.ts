import { personaList, personaListView } from '../../services/slack/blocks/persona-list.ts';
import { changeable } from '../../services/slack/blocks/setting-form.ts';
import { sayChannelPersona } from '../../services/slack/words/personas.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayPersonaRefusal } from '../../services/slack/words/reasons/personas.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { PersonaCommand } from './parse-persona.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika personas`: all of the workspace, in a window, which says all there is; as text where none opens. */
export async function answerPersonas(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
): Promise<CommandReply | null> {
  const listed = await useCases.personas.list(typed);
  if ('kind' in listed) return { text: sayNoAccess(listed) };
  const opened = await useCases.openForm(typed, personaListView(listed, { ...typed, threadTs: null }));
  return opened ? null : personaList(listed);
}

/** `/pika persona`: whom this channel sends. */
export async function answerPersona(
  deps: ListenerDeps,
  typed: TypedCommand,
  { change }: Extract<PersonaCommand, { kind: 'persona' }>,
): Promise<CommandReply> {
  const { personas } = deps.useCases;
  if (change === null) return changeable(sayChannelPersona(await personas.ofChannel(typed)), 'persona');
  return once(deps, typed, async () => {
    const outcome = await personas.chooseForChannel(typed, change === 'off' ? null : change.name);
    if (outcome.kind === 'chosen') return { text: sayChannelPersona(outcome.persona), inChannel: true };
    return { text: outcome.kind === 'not_entitled' ? sayNoAccess(outcome) : sayPersonaRefusal(outcome) };
  });
}
