import type { App } from '@slack/bolt';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { answerPika } from './pika.ts';

export function registerCommands(app: App, deps: ListenerDeps): void {
  const answer = answerPika(deps);

  app.command('/pika', async ({ command, ack }) => {
    const { teamId } = deps.appContext(command);
    const typed = {
      text: command.text ?? '',
      teamId,
      channelId: command.channel_id,
      userId: command.user_id,
      isExternal: isForeign(command, teamId),
      key: `command:${command.trigger_id}`,
      triggerId: command.trigger_id,
    };
    const reply = await answer(typed);
    // Slack shows nothing for an empty acknowledgement.
    if (!reply) return ack();
    const { text, blocks, inChannel } = reply;
    await ack({ response_type: inChannel ? 'in_channel' : 'ephemeral', text, ...(blocks ? { blocks } : {}) });
  });
}
