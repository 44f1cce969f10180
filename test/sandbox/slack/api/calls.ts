import type { EmulatedCall } from '../calls.ts';
import { isRecord, type Json, stringOf } from '../json.ts';
import { RATES } from '../limits.ts';
import { integerArg, textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';

const common = { token: 'bot', rate: RATES.tier3, scope: () => 'calls:write' } as const;

/** https://docs.slack.dev/reference/methods/calls.add: with a bot's token somebody must have created it. */
const add: ApiMethod = {
  ...common,
  args: {
    external_unique_id: 'required',
    join_url: 'required',
    created_by: 'required',
    date_start: 'optional',
    desktop_app_join_url: 'optional',
    external_display_id: 'optional',
    title: 'optional',
    users: 'optional',
  },
  run(world, args) {
    const externalId = textArg(args, 'external_unique_id') ?? '';
    const createdBy = textArg(args, 'created_by') ?? '';
    const joinUrl = textArg(args, 'join_url') ?? '';
    if (world.calls.list().some((call) => call.externalId === externalId))
      world.violate(`calls.add: ${externalId} is another call's`);
    if (!URL.canParse(joinUrl)) world.violate('calls.add: join_url is no address');
    if (!world.directory.user(createdBy)) throw new Refusal('invalid_created_by');
    const start = integerArg(args, 'date_start');
    if (start !== undefined && (start < 1e9 || start > 1e10)) throw new Refusal('invalid_start_time');
    const users = args.users === undefined ? [] : usersIn(world, args);
    const call = world.calls.add({ externalId, joinUrl, createdBy, users });
    return { ok: true, call: { id: call.id, external_unique_id: externalId, join_url: joinUrl, users } };
  },
};

const join: ApiMethod = {
  ...common,
  args: { id: 'required', users: 'required' },
  run(world, args) {
    const call = callIn(world, args);
    const users = usersIn(world, args);
    // As Slack's page shows it: not an error, but said.
    if (users.some((user) => isIn(call, user))) return { ok: true, error: 'bad_users' };
    world.calls.replace({ ...call, users: [...call.users, ...users] });
    return { ok: true };
  },
};

const leave: ApiMethod = {
  ...common,
  args: { id: 'required', users: 'required' },
  run(world, args) {
    const call = callIn(world, args);
    const users = usersIn(world, args);
    if (!users.every((user) => isIn(call, user))) throw new Refusal('bad_users');
    const stay = call.users.filter((one) => !users.some((user) => idOf(user) === idOf(one)));
    world.calls.replace({ ...call, users: stay });
    return { ok: true };
  },
};

const end: ApiMethod = {
  ...common,
  args: { id: 'required', duration: 'optional' },
  run(world, args) {
    const call = world.calls.find(textArg(args, 'id') ?? '');
    if (!call) throw new Refusal('invalid_call_id');
    if (call.isEnded) return { ok: true, error: 'inactive_call' };
    const duration = integerArg(args, 'duration');
    world.calls.replace({ ...call, isEnded: true, ...(duration === undefined ? {} : { duration }) });
    return { ok: true };
  },
};

function callIn({ calls }: ApiWorld, args: Json): EmulatedCall {
  const call = calls.find(textArg(args, 'id') ?? '');
  if (!call) throw new Refusal('invalid_call_id');
  if (call.isEnded) throw new Refusal('inactive_call');
  return call;
}

/** Somebody of Slack by their id, or somebody of the app's with a name and perhaps a picture. */
function usersIn({ directory, violate }: ApiWorld, args: Json): Json[] {
  const users = Array.isArray(args.users) ? args.users.filter(isRecord) : [];
  if (users.length === 0) throw new Refusal('invalid_arguments');
  for (const user of users) {
    const slackId = stringOf(user.slack_id);
    if (slackId !== undefined && !directory.user(slackId)) throw new Refusal('user_not_found');
    if (slackId === undefined && !(stringOf(user.external_id) && stringOf(user.display_name)))
      violate('a user of a call has a slack_id, or an external_id and a display_name');
    const avatar = stringOf(user.avatar_url);
    if (avatar !== undefined && !URL.canParse(avatar)) violate('avatar_url is no address');
  }
  return users;
}

function isIn({ users }: EmulatedCall, user: Json): boolean {
  return users.some((one) => idOf(one) === idOf(user));
}

function idOf({ slack_id, external_id }: Json): string {
  return String(slack_id ?? external_id);
}

export const CALL_METHODS: Record<string, ApiMethod> = {
  'calls.add': add,
  'calls.participants.add': join,
  'calls.participants.remove': leave,
  'calls.end': end,
};
