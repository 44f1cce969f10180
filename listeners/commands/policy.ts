import { randomUUID } from 'node:crypto';
import type { PolicyOf } from '../../services/meetings/policy/policy.ts';
import { policyForm } from '../../services/slack/blocks/policy-form.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika policy`: the form of a channel, or of its workspace. For who may read it; what they may not change, it says when they send it. */
export async function answerPolicy(
  { useCases: { policy, openForm } }: ListenerDeps,
  typed: TypedCommand,
  of: PolicyOf,
): Promise<CommandReply | null> {
  const shown = await policy.show(typed, of);
  if (shown.kind !== 'policy') return { text: sayNoAccess(shown) };
  const view = policyForm(of, shown, randomUUID(), { ...typed, threadTs: null });
  return (await openForm(typed, view)) ? null : { text: formNotOpened };
}
