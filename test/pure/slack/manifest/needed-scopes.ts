/**
 * Slack's reference, as far as the code goes: what each method demands of a bot token, on its page at
 * https://docs.slack.dev/reference/methods/<method>. Where that depends on the kind of conversation, those of the kinds that
 * the code asks about.
 */
export const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'agents.sessions.setStatus': ['chat:write'],
  // By an app-level token, whose scope is given where the token is made.
  'apps.connections.open': [],
  'api.test': [],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.revoke': [],
  'auth.teams.list': [],
  'auth.test': [],
  'calls.add': ['calls:write'],
  'calls.end': ['calls:write'],
  'calls.participants.add': ['calls:write'],
  'calls.participants.remove': ['calls:write'],
  'canvases.access.set': ['canvases:write'],
  'canvases.create': ['canvases:write'],
  'canvases.delete': ['canvases:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  // Of a direct message it isn't asked: whose it is, is known.
  'conversations.info': ['channels:read', 'groups:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read', 'mpim:read'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'entity.presentDetails': [],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'functions.completeError': [],
  'functions.completeSuccess': [],
  // With the app's own secret.
  'oauth.v2.access': [],
  'reactions.add': ['reactions:write'],
  // `types` names all but direct messages.
  'users.conversations': ['channels:read', 'groups:read', 'mpim:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The same for events: https://docs.slack.dev/reference/events/<event>. */
export const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  agent_session_stopped: [],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_shared: ['channels:read', 'groups:read'],
  entity_details_requested: [],
  function_executed: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  team_access_granted: [],
  team_access_revoked: [],
  tokens_revoked: [],
};

/** Not in the manifest: who sets `SLACK_CALL_CARD` adds it. */
export const scopesOfSettings = ['calls:write'];

/** For commands and for shortcuts: https://docs.slack.dev/reference/scopes/commands. */
export const scopeOfCommands = 'commands';

/** What goes beyond a method: https://docs.slack.dev/reference/scopes/<scope>, and the place in the code that needs it. */
export const scopesOfUses: readonly { scope: string; file: string; code: RegExp }[] = [
  { scope: 'chat:write.customize', file: 'services/slack/api/writer.ts', code: /\bicon_url\b/ },
  {
    scope: 'metadata.message:read',
    file: 'services/slack/api/writer.ts',
    code: /include_all_metadata: true/,
  },
  { scope: 'users:read.email', file: 'services/slack/api/user.ts', code: /email: profile\?\.email/ },
  { scope: 'files:read', file: 'services/slack/api/download-file.ts', code: /https:\/\/files\.slack\.com/ },
];
