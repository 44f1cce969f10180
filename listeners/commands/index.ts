import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { answerPika } from './pika.ts';

export function registerCommands(app: App, deps: ListenerDeps): void {
  const answer = answerPika(deps);

  app.command('/pika', async ({ command, ack }) => {
    const { teamId } = deps.appContext();
    const { text, blocks, inChannel } = await answer({
      text: command.text ?? '',
      teamId,
      channelId: command.channel_id,
      userId: command.user_id,
      isExternal: command.team_id !== teamId,
      key: `command:${command.trigger_id}`,
      triggerId: command.trigger_id,
    });
    await ack({ response_type: inChannel ? 'in_channel' : 'ephemeral', text, ...(blocks ? { blocks } : {}) });
  });
}
