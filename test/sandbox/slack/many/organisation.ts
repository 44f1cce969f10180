import { randomBytes } from 'node:crypto';
import type { ReceivedRequest } from '../../http-server.ts';
import { argumentsOf } from '../api/arguments.ts';
import { isRecord, type Json, parseJson, records } from '../json.ts';
import { WORKSPACE } from '../seed.ts';
import type { Team } from './seen-as.ts';

/** An Enterprise organisation: its own id is `E…`, and its bot is the same in each of its workspaces. */
export type Organisation = Omit<Team, 'digit'> & { workspaces: readonly Team[] };

export function isOrganisation(holder: Team | Organisation): holder is Organisation {
  return 'workspaces' in holder;
}

/**
 * These want `team_id` with an organisation's token
 * (https://docs.slack.dev/enterprise/developing-for-enterprise-orgs#methods).
 */
const wantTeam = new Set([
  ...['bots.info', 'chat.scheduledMessages.list', 'conversations.create', 'conversations.list', 'files.list'],
  ...['reactions.list', 'users.conversations', 'users.list'],
]);

/** Arguments that name something which is in one workspace. */
const naming = [
  ...[
    'channel',
    'channel_id',
    'channel_ids',
    'user',
    'user_id',
    'users',
    'created_by',
    'trigger_id',
    'view_id',
  ],
  ...['file', 'files', 'canvas_id', 'id', 'function_execution_id'],
];

type PlaceOf = { team: Team; ids: readonly string[] };

/** Which workspace of an organisation a call is about; else what Slack says. `issued`: ids that each gave out. */
export function aboutWhich<Place extends PlaceOf>(
  method: string,
  request: ReceivedRequest,
  places: readonly Place[],
  issued: ReadonlyMap<string, Place>,
): Place | 'missing_argument' | 'invalid_arguments' {
  const args = argumentsOf(request);
  const byTeam = places.find(({ team }) => team.teamId === args.team_id);
  if (wantTeam.has(method)) return byTeam ?? 'missing_argument';
  const named = JSON.stringify(naming.map((name) => args[name] ?? ''));
  const ids = named.match(/[\w.-]{6,}/g) ?? [];
  const byId = ids.map((id) => issued.get(id) ?? places.find((place) => place.ids.includes(id)));
  // What names nothing that is in a workspace is done in the one that is given.
  return byId.find((place) => place !== undefined) ?? byTeam ?? 'invalid_arguments';
}

/** `auth.test`, with its token. */
export function whoIs({ teamId, teamName, domain, botUserId, botId }: Organisation): Json {
  return {
    ...{ ok: true, url: `https://${domain}.enterprise.slack.com/`, team: teamName, user: WORKSPACE.botName },
    ...{ team_id: teamId, user_id: botUserId, bot_id: botId, enterprise_id: teamId },
    is_enterprise_install: true,
  };
}

/** People as its token shows them: asked for alone they are the organisation's. */
export function dressAnswer(
  method: string,
  { teamId, teamName }: Organisation,
  team: Team,
  answer: Json,
): Json {
  const inOrganisation = (user: Json): Json => ({
    ...user,
    enterprise_user: {
      ...{ id: user.id, enterprise_id: teamId, enterprise_name: teamName },
      ...{ is_admin: false, is_owner: false, teams: [team.teamId] },
    },
  });
  const isOurs = (user: Json) => user.team_id === team.teamId;
  if (method === 'users.list')
    return {
      ...answer,
      members: records(answer.members).map((user) => (isOurs(user) ? inOrganisation(user) : user)),
    };
  const { user } = answer;
  if (method !== 'users.info' || !isRecord(user) || !isOurs(user)) return answer;
  const profile = isRecord(user.profile) ? { ...user.profile, team: teamId } : user.profile;
  return { ...answer, user: inOrganisation({ ...user, team_id: teamId, profile }) };
}

/** What the app hears of a workspace, as of an organisation's installation. */
export function dressPayload(body: string, type: string, organisation: Organisation, team: Team): string {
  const { teamId, teamName } = organisation;
  if (type.includes('application/json')) return JSON.stringify(asEvent(parseJson(body), organisation, team));
  const form = new URLSearchParams(body);
  const payload = parseJson(form.get('payload') ?? '');
  if (isRecord(payload)) form.set('payload', JSON.stringify(asInteraction(payload, organisation)));
  else {
    form.set('enterprise_id', teamId);
    form.set('enterprise_name', teamName);
    form.set('is_enterprise_install', 'true');
  }
  return form.toString();
}

function asEvent(envelope: unknown, { teamId, botUserId }: Organisation, team: Team): Json {
  return {
    ...(isRecord(envelope) ? envelope : {}),
    ...{ enterprise_id: teamId, context_enterprise_id: teamId },
    authorizations: [
      {
        ...{ enterprise_id: teamId, team_id: team.teamId, user_id: botUserId },
        ...{ is_bot: true, is_enterprise_install: true },
      },
    ],
  };
}

/** A shortcut that is nowhere has no team; a window is the organisation's. */
function asInteraction(payload: Json, { teamId, teamName }: Organisation): Json {
  const of = { enterprise_id: teamId, enterprise_name: teamName };
  const { view, team, message } = payload;
  const profile = isRecord(message) && isRecord(message.bot_profile) ? message.bot_profile : null;
  return {
    ...payload,
    is_enterprise_install: true,
    enterprise: { id: teamId, name: teamName },
    team: payload.type === 'shortcut' ? null : { ...(isRecord(team) ? team : {}), ...of },
    ...(isRecord(view) ? { view: { ...view, team_id: teamId, app_installed_team_id: teamId } } : {}),
    ...(profile && isRecord(message)
      ? { message: { ...message, bot_profile: { ...profile, team_id: teamId } } }
      : {}),
  };
}

/** What Slack tells of an organisation itself: without a workspace, and without authorizations. */
export function toldOf({ teamId }: Organisation, event: Json): Json {
  const now = Date.now();
  const id = randomBytes(6).toString('hex').toUpperCase();
  return {
    ...{ token: WORKSPACE.verificationToken, team_id: null, enterprise_id: teamId },
    ...{ api_app_id: WORKSPACE.appId, event: { ...event, event_ts: (now / 1_000).toFixed(6) } },
    ...{ type: 'event_callback', event_id: `Ev${id}`, event_time: Math.floor(now / 1_000) },
  };
}
