import type { App } from '@slack/bolt';
import { within } from '../../services/common/within.ts';
import { stillChecking } from '../../services/slack/words/commands.ts';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { answerPika } from './pika.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** Slack waits three seconds for an answer, whatever its own answers to us take. */
const answerWithinMs = 2_200;

export function registerCommands(app: App, deps: ListenerDeps): void {
  const answer = answerPika(deps);

  app.command('/pika', async ({ command, ack }) => {
    const { teamId } = deps.appContext();
    const typed = {
      text: command.text ?? '',
      teamId,
      channelId: command.channel_id,
      userId: command.user_id,
      isExternal: isForeign(command, teamId),
      key: `command:${command.trigger_id}`,
      triggerId: command.trigger_id,
    };
    const reply = answer(typed);
    const inTime = await within(answerWithinMs, reply, () => null);
    if (!inTime) followUp(deps, typed, reply);
    const { text, blocks, inChannel } = inTime ?? { text: stillChecking };
    await ack({ response_type: inChannel ? 'in_channel' : 'ephemeral', text, ...(blocks ? { blocks } : {}) });
  });
}

/** What was too late for the command's own answer: a change for everyone, the rest for whoever typed. */
function followUp({ useCases }: ListenerDeps, typed: TypedCommand, reply: Promise<CommandReply>): void {
  const where = { ...typed, threadTs: null };
  const words = reply.then(({ text }) => text);
  void reply.then(
    ({ inChannel }) => (inChannel ? useCases.replyLater : useCases.postEphemeralLater)(where, words),
    () => useCases.postEphemeralLater(where, words),
  );
}
