import type { Json } from '../json.ts';
import { RATES } from '../limits.ts';
import { type Person, WORKSPACE } from '../seed.ts';
import { wireUser } from '../wire.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import { PAGE, pageOf } from './pages.ts';

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

/** https://docs.slack.dev/reference/methods/api.test: needs no token. */
const apiTest: ApiMethod = {
  token: 'none',
  rate: RATES.special,
  args: {},
  run: () => ({ ok: true, args: {} }),
};

/** https://docs.slack.dev/reference/methods/users.info: tier 4. */
const usersInfo: ApiMethod = {
  token: 'bot',
  scope: () => 'users:read',
  rate: RATES.tier4,
  args: { user: 'required', include_locale: 'optional' },
  run(world, args) {
    const user = world.directory.user(textArg(args, 'user') ?? '');
    if (!user) throw new Refusal('user_not_found');
    return { ok: true, user: shown(world, user) };
  },
};

/** https://docs.slack.dev/reference/methods/users.list: tier 2; bots and those who left are in it. */
const usersList: ApiMethod = {
  token: 'bot',
  scope: () => 'users:read',
  rate: RATES.tier2,
  args: { include_locale: 'optional', team_id: 'optional', ...PAGE },
  run(world, args) {
    const page = pageOf(world.directory.everybody(), args);
    return {
      ok: true,
      members: page.items.map((user) => shown(world, user)),
      cache_ts: Math.floor(Date.now() / 1000),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
};

function shown({ directory, installation }: ApiWorld, user: Person): Json {
  const showsEmail = installation.allows('users:read.email');
  return wireUser(user, { isStranger: directory.isStranger(user), showsEmail });
}

const openConnection: ApiMethod = {
  token: 'app',
  // Slack says tier 1, yet lets clients reconnect more often than once a minute; ten sockets may be open.
  rate: RATES.tier2,
  args: {},
  run: ({ sockets, socketBase }) => ({ ok: true, url: `${socketBase}${sockets.openTicket()}` }),
};

export const WORKSPACE_METHODS: Record<string, ApiMethod> = {
  'api.test': apiTest,
  'auth.test': authTest,
  'users.info': usersInfo,
  'users.list': usersList,
  'apps.connections.open': openConnection,
};
