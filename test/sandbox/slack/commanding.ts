import {
  answerOf,
  channelName,
  type InteractionAnswer,
  type InteractiveDeps,
} from './interactive/parties.ts';
import { isRecord, type Json, records, stringOf } from './json.ts';
import type { ResponseUrls } from './response-urls.ts';
import { WORKSPACE } from './seed.ts';

export type CommandInput = { user: string; channel: string; text: string; command?: string };

/** What the asker sees at once: the body of the acknowledgement. */
export type CommandAnswer = InteractionAnswer & {
  text?: string;
  blocks?: Json[];
  responseType?: 'ephemeral' | 'in_channel';
};

type Deps = InteractiveDeps & { responseUrls: ResponseUrls; base: string };

/** Types a slash command. It gets one attempt and 3 s. */
export function createCommanding(deps: Deps) {
  const { directory, courier, responseUrls, installation, triggers, base } = deps;
  return async ({ user, channel, text, command = '/pika' }: CommandInput): Promise<CommandAnswer> => {
    const asker = directory.user(user);
    if (asker?.teamId !== WORKSPACE.teamId)
      throw new Error(
        `${asker?.realName ?? user} cannot use commands here: Slack offers them to the app's own workspace`,
      );
    if (!installation.hasCommand(command)) throw new Error(`The app's manifest has no command ${command}`);
    const place = { channel, user };
    const triggerId = triggers.issue(user);
    const payload: Json = {
      token: WORKSPACE.verificationToken,
      team_id: WORKSPACE.teamId,
      team_domain: WORKSPACE.domain,
      channel_id: channel,
      channel_name: channelName(directory, channel),
      user_id: user,
      user_name: asker.name,
      command,
      text,
      api_app_id: WORKSPACE.appId,
      is_enterprise_install: 'false',
      response_url: `${base}${responseUrls.create(place)}`,
      trigger_id: triggerId,
    };
    const label = `${command} ${text}`.trim();
    const attempt = await courier.deliverOnce({ what: 'command', id: triggerId, label, payload });
    const answer = answerOf(attempt);
    const said = saidBy(answer.body);
    if (!answer.ok || said === undefined) return answer;
    responseUrls.putAcknowledged(place, said);
    const blocks = records(said.blocks);
    return {
      ...answer,
      ...(stringOf(said.text) !== undefined && { text: String(said.text) }),
      ...(blocks.length > 0 && { blocks }),
      responseType: said.response_type === 'in_channel' ? 'in_channel' : 'ephemeral',
    };
  };
}

/** A plain string is a text; an empty object (Socket Mode's bare acknowledgement) says nothing. */
function saidBy(body: unknown): Json | undefined {
  if (typeof body === 'string') return body === '' ? undefined : { text: body };
  return isRecord(body) && Object.keys(body).length > 0 ? body : undefined;
}
