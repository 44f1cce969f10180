import { memoryAnswer, rememberView } from '../../services/slack/blocks/memory.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { sayRemembered } from '../../services/slack/words/memory.ts';
import { sayReadSelf } from '../../services/slack/words/pika-memory.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { MemoryCommand } from './parse-memory.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika remember` and `/pika memory`: only the person who typed sees the answer. */
export async function answerMemory(
  deps: ListenerDeps,
  typed: TypedCommand,
  command: MemoryCommand,
): Promise<CommandReply> {
  const { memory, pagesIn } = deps.useCases;
  if (command.kind === 'memory')
    return memoryAnswer(await memory.list(typed, command.of, command.words), pagesIn(typed.teamId));
  if (command.kind === 'memory_at_pika')
    return once(deps, typed, async () => ({
      text: sayReadSelf(await memory.readSelfIn(typed, command.isRead)),
    }));
  const { text, isPrivate, aboutId } = command;
  if (text === '' && aboutId === null) return askWhat(deps, typed);
  return once(deps, typed, async () => {
    const source = { kind: 'typed' } as const;
    return { text: sayRemembered(await memory.remember(typed, { text, isPrivate, aboutId, source })) };
  });
}

/** `/pika remember` alone. */
async function askWhat({ useCases: { openForm } }: ListenerDeps, typed: TypedCommand): Promise<CommandReply> {
  const view = rememberView('', { ...typed, threadTs: null }, { meetingId: null, authorId: null });
  const opened = await openForm(typed, view);
  return { text: opened ? 'Use the form to tell me what to remember.' : formNotOpened };
}
