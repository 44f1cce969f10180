import type { Json } from '../json.ts';
import { RATES } from '../limits.ts';
import type { Channel, ChannelKind } from '../seed.ts';
import { wireChannel } from '../wire.ts';
import { flagArg, textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import { PAGE, pageOf } from './pages.ts';
import { channelOf, readableChannelOf } from './places.ts';
import { scopeOfKind } from './scopes.ts';

const readScope = (channel: Channel | undefined) => scopeOfKind(channel?.kind, 'read');

/** https://docs.slack.dev/reference/methods/conversations.info: tier 3, a scope per kind. */
const info: ApiMethod = {
  token: 'bot',
  scope: readScope,
  rate: RATES.tier3,
  args: { channel: 'required', include_locale: 'optional', include_num_members: 'optional' },
  run(world, args) {
    const channel = visibleChannelOf(world, args);
    const count = flagArg(args, 'include_num_members') ? { num_members: channel.members.size } : {};
    return { ok: true, channel: { ...wireChannel(channel), ...count } };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.members: tier 4, 100 a page unless told. */
const members: ApiMethod = {
  token: 'bot',
  scope: readScope,
  rate: RATES.tier4,
  args: { channel: 'required', ...PAGE },
  run(world, args) {
    const page = pageOf([...visibleChannelOf(world, args).members], args);
    return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
  },
};

const KIND_OF_TYPE: Record<string, ChannelKind> = {
  public_channel: 'channel',
  private_channel: 'group',
  im: 'im',
  mpim: 'mpim',
};

/**
 * https://docs.slack.dev/reference/methods/users.conversations: tier 3, at most 999 a page. Public channels show
 * wherever that person is in them; of the others only those that the app is in too.
 */
const ofUser: ApiMethod = {
  token: 'bot',
  scope: (_, args) => typesOf(args).map((type) => scopeOfKind(KIND_OF_TYPE[type], 'read')),
  rate: RATES.tier3,
  args: { user: 'optional', types: 'optional', exclude_archived: 'optional', ...PAGE },
  run({ directory }, args) {
    const kinds = typesOf(args).map((type) => KIND_OF_TYPE[type]);
    if (kinds.includes(undefined)) throw new Refusal('invalid_types');
    const user = textArg(args, 'user') ?? directory.users.pika.id;
    if (!directory.user(user)) throw new Refusal('user_not_found');
    const found = directory
      .channelsOf(user)
      .filter((channel) => kinds.includes(channel.kind))
      .filter((channel) => channel.kind === 'channel' || directory.botIsIn(channel))
      .filter((channel) => !(flagArg(args, 'exclude_archived') && channel.isArchived));
    const page = pageOf(found, args, { largest: 999 });
    return {
      ok: true,
      channels: page.items.map(wireChannel),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.open: tier 3; several people are a group. */
const open: ApiMethod = {
  token: 'bot',
  scope: (_, args) => (usersOf(args).length > 1 ? 'mpim:write' : 'im:write'),
  rate: RATES.tier3,
  args: { users: 'optional', channel: 'optional', return_im: 'optional', prevent_creation: 'optional' },
  run(world, args) {
    const channel = opened(world, args);
    return { ok: true, channel: flagArg(args, 'return_im') ? wireChannel(channel) : { id: channel.id } };
  },
};

function opened(world: ApiWorld, args: Json): Channel {
  const ids = usersOf(args);
  const people = ids.flatMap((id) => world.directory.user(id) ?? []);
  if (ids.length === 0 && args.channel === undefined) throw new Refusal('users_list_not_supplied');
  if (ids.length > 8) throw new Refusal('too_many_users');
  if (people.length < ids.length) throw new Refusal('user_not_found');
  if (people.some(({ isDeleted }) => isDeleted)) throw new Refusal('user_disabled');
  if (people.some(({ isBot }) => isBot)) throw new Refusal('cannot_dm_bot');
  if (people.length > 1) return world.directory.openGroup(ids);
  const channel = channelOf(world, { channel: people[0]?.dm ?? args.channel });
  if (channel.kind === 'channel' || channel.kind === 'group')
    throw new Refusal('method_not_supported_for_channel_type');
  return channel;
}

/** A private conversation without the bot does not exist for it; a public one does. */
function visibleChannelOf(world: ApiWorld, args: Json): Channel {
  const channel = channelOf(world, args);
  return channel.kind === 'channel' ? channel : readableChannelOf(world, args);
}

function typesOf(args: Json): string[] {
  return listed(textArg(args, 'types') ?? 'public_channel');
}

function usersOf(args: Json): string[] {
  return listed(textArg(args, 'users') ?? '');
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export const CHANNEL_METHODS: Record<string, ApiMethod> = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'users.conversations': ofUser,
};
