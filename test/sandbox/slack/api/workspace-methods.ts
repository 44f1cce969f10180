import { RATES } from '../limits.ts';
import { WORKSPACE } from '../seed.ts';
import { wireUser } from '../wire.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, Refusal } from './method.ts';

const authTest: ApiMethod = {
  token: 'bot',
  rate: RATES.special,
  args: {},
  run: () => ({
    ok: true,
    url: `https://${WORKSPACE.domain}.slack.com/`,
    team: WORKSPACE.teamName,
    user: WORKSPACE.botName,
    team_id: WORKSPACE.teamId,
    user_id: WORKSPACE.botUserId,
    bot_id: WORKSPACE.botId,
    is_enterprise_install: false,
  }),
};

/** https://docs.slack.dev/reference/methods/users.info: tier 4. */
const usersInfo: ApiMethod = {
  token: 'bot',
  scope: () => 'users:read',
  rate: RATES.tier4,
  args: { user: 'required', include_locale: 'optional' },
  run({ directory }, args) {
    const user = directory.user(textArg(args, 'user') ?? '');
    if (!user) throw new Refusal('user_not_found');
    return { ok: true, user: wireUser(user, { isStranger: directory.isStranger(user) }) };
  },
};

const openConnection: ApiMethod = {
  token: 'app',
  // Slack says tier 1, yet lets clients reconnect more often than once a minute; ten sockets may be open.
  rate: RATES.tier2,
  args: {},
  run: ({ sockets, socketBase }) => ({ ok: true, url: `${socketBase}${sockets.openTicket()}` }),
};

export const WORKSPACE_METHODS: Record<string, ApiMethod> = {
  'auth.test': authTest,
  'users.info': usersInfo,
  'apps.connections.open': openConnection,
};
