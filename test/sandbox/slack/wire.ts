import type { Json } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { type Channel, type Person, WORKSPACE } from './seed.ts';

/** A message as the Web API and events show it. Metadata only where it was asked for. */
export function wireMessage(message: StoredMessage, options: { metadata?: boolean } = {}): Json {
  return {
    type: 'message',
    ...(message.subtype !== undefined && { subtype: message.subtype }),
    ...(message.user !== undefined && { user: message.user }),
    ts: message.ts,
    ...(message.clientMsgId !== undefined && { client_msg_id: message.clientMsgId }),
    text: message.text,
    team: message.team,
    ...botFields(message),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.parentUser !== undefined && { parent_user_id: message.parentUser }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.files.length > 0 && { files: message.files, upload: message.own }),
    ...(message.edited && { edited: message.edited }),
    ...(message.reactions && {
      reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })),
    }),
    ...(options.metadata && message.metadata && { metadata: message.metadata }),
  };
}

function botFields(message: StoredMessage): Json {
  if (message.botId === undefined) return {};
  const { botId, username, icons } = message;
  if (message.subtype === 'bot_message') return { bot_id: botId, username, ...(icons && { icons }) };
  return {
    bot_id: message.botId,
    ...(message.appId !== undefined && { app_id: message.appId }),
    bot_profile: {
      id: message.botId,
      app_id: message.appId,
      name: message.username ?? WORKSPACE.botName,
      deleted: false,
      team_id: message.team,
    },
  };
}

export function wireChannel(channel: Channel): Json {
  const common = { id: channel.id, created: 1_700_000_000, context_team_id: WORKSPACE.teamId };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((member) => member !== WORKSPACE.botUserId);
    return { ...common, is_im: true, is_org_shared: false, user, is_archived: channel.isArchived };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind !== 'mpim',
    is_group: false,
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'channel',
    is_archived: channel.isArchived,
    is_member: channel.members.has(WORKSPACE.botUserId),
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_general: channel.name === 'general',
    creator: 'U0ADA00001',
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/**
 * https://docs.slack.dev/reference/objects/user-object. Of a deactivated person little is left. `isStranger`: of
 * another workspace, and in no channel with the app. `showsEmail`: the app has the scope `users:read.email`, without
 * which addresses are left out; those of other workspaces always are.
 */
export function wireUser(
  user: Person,
  { isStranger, showsEmail }: { isStranger: boolean; showsEmail: boolean },
): Json {
  const { id, teamId, name, realName, displayName } = user;
  const mayShow = showsEmail && user.email !== '' && teamId === WORKSPACE.teamId;
  const email = mayShow ? { email: user.email } : {};
  const app = user.appId ? { api_app_id: user.appId } : {};
  const profile = { real_name: realName, display_name: displayName, ...email, ...app, team: teamId };
  const common = { id, team_id: teamId, name, profile, is_bot: user.isBot, updated: 1_700_000_000 };
  if (user.isDeleted) return { ...common, deleted: true, is_app_user: false };
  return {
    ...common,
    deleted: false,
    real_name: realName,
    tz: user.tz,
    tz_label: user.tzLabel,
    tz_offset: user.tzOffset,
    is_admin: user.isAdmin,
    is_owner: false,
    // Guests of one channel are guests as well: both are set.
    is_restricted: user.isGuest,
    is_ultra_restricted: user.isSingleChannelGuest,
    is_app_user: false,
    ...(isStranger && { is_stranger: true }),
  };
}
