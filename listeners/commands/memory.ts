import { memoryAnswer } from '../../services/slack/blocks/memory.ts';
import { sayRemembered } from '../../services/slack/words/memory.ts';
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
  const { memory, pageOf } = deps.useCases;
  if (command.kind === 'memory')
    return memoryAnswer(await memory.list(typed, command.of, command.words), pageOf);
  const { text, isPrivate, aboutId } = command;
  return once(deps, typed, async () => {
    const source = { kind: 'typed' } as const;
    return { text: sayRemembered(await memory.remember(typed, { text, isPrivate, aboutId, source })) };
  });
}
