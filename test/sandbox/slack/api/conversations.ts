import type { Json } from '../json.ts';
import { RATES } from '../limits.ts';
import type { StoredMessage } from '../messages.ts';
import type { Channel } from '../seed.ts';
import { wireChannel, wireMessage } from '../wire.ts';
import { flagArg, integerArg, textArg } from './arguments.ts';
import { type ApiMethod, Refusal } from './method.ts';
import { channelOf, readableChannelOf } from './places.ts';

const PAGE = { limit: 'optional', cursor: 'optional' } as const;
const TIMES = {
  oldest: 'optional',
  latest: 'optional',
  inclusive: 'optional',
  include_all_metadata: 'optional',
} as const;
const LARGEST_PAGE = 1000;
const SCOPE_OF_KIND = { channel: 'channels', group: 'groups', im: 'im' } as const;
const historyScope = (channel: Channel | undefined) => `${SCOPE_OF_KIND[channel?.kind ?? 'channel']}:history`;
const readScope = (channel: Channel | undefined) => `${SCOPE_OF_KIND[channel?.kind ?? 'channel']}:read`;

const replies: ApiMethod = {
  token: 'bot',
  scope: historyScope,
  rate: RATES.tier3,
  args: { channel: 'required', ts: 'required', ...PAGE, ...TIMES },
  run({ store, ...world }, args) {
    const channel = readableChannelOf({ store, ...world }, args);
    const asked = store.find(channel.id, textArg(args, 'ts') ?? '');
    if (!asked) throw new Refusal('thread_not_found');
    const parentTs = asked.threadTs ?? asked.ts;
    const [parent, ...answers] = store.list(channel.id, parentTs);
    const wanted = answers.filter((message) => isBetween(message.ts, args));
    const page = pageOf(wanted, args);
    const metadata = flagArg(args, 'include_all_metadata');
    const head = parent ? [{ ...wireMessage(parent, { metadata }), ...threadFields(parent, answers) }] : [];
    return {
      ok: true,
      messages: [...head, ...page.items.map((message) => wireMessage(message, { metadata }))],
      ...page.rest,
    };
  },
};

const history: ApiMethod = {
  token: 'bot',
  scope: historyScope,
  rate: RATES.tier3,
  args: { channel: 'required', ...PAGE, ...TIMES },
  run(world, args) {
    const channel = readableChannelOf(world, args);
    const metadata = flagArg(args, 'include_all_metadata');
    const roots = world.store
      .list(channel.id)
      .filter((message) => message.threadTs === undefined && isBetween(message.ts, args))
      .reverse();
    const page = pageOf(roots, args, 100);
    return {
      ok: true,
      messages: page.items.map((message) => ({
        ...wireMessage(message, { metadata }),
        ...threadFields(message, world.store.list(channel.id, message.ts).slice(1)),
      })),
      pin_count: 0,
      ...page.rest,
    };
  },
};

const info: ApiMethod = {
  token: 'bot',
  scope: readScope,
  rate: RATES.tier3,
  args: { channel: 'required', include_locale: 'optional', include_num_members: 'optional' },
  run(world, args) {
    const channel = channelOf(world, args);
    if (channel.kind === 'group') readableChannelOf(world, args);
    const count = flagArg(args, 'include_num_members') ? { num_members: channel.members.size } : {};
    return { ok: true, channel: { ...wireChannel(channel), ...count } };
  },
};

const members: ApiMethod = {
  token: 'bot',
  scope: readScope,
  rate: RATES.tier4,
  args: { channel: 'required', ...PAGE },
  run(world, args) {
    const page = pageOf([...channelOf(world, args).members], args, 100);
    return { ok: true, members: page.items, response_metadata: { next_cursor: '' }, ...page.rest };
  },
};

const open: ApiMethod = {
  token: 'bot',
  scope: () => 'im:write',
  rate: RATES.tier3,
  args: { users: 'optional', channel: 'optional', return_im: 'optional', prevent_creation: 'optional' },
  run(world, args) {
    const users = (textArg(args, 'users') ?? '').split(',').filter((id) => id !== '');
    if (users.length > 1) throw new Refusal('method_not_supported_for_channel_type');
    const user = world.directory.user(users[0] ?? '');
    if (users.length === 1 && !user) throw new Refusal('user_not_found');
    if (user?.isBot) throw new Refusal('cannot_dm_bot');
    const channel = channelOf(world, { channel: user?.dm ?? args.channel });
    return { ok: true, channel: flagArg(args, 'return_im') ? wireChannel(channel) : { id: channel.id } };
  },
};

function threadFields(parent: StoredMessage, answers: StoredMessage[]): Json {
  if (answers.length === 0) return {};
  return {
    thread_ts: parent.ts,
    reply_count: answers.length,
    reply_users: [...new Set(answers.map((message) => message.user))],
    latest_reply: answers.at(-1)?.ts,
    subscribed: false,
  };
}

function isBetween(ts: string, args: Json): boolean {
  const at = Number(ts);
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.MAX_SAFE_INTEGER);
  return flagArg(args, 'inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function pageOf<Item>(items: Item[], args: Json, usual = LARGEST_PAGE): { items: Item[]; rest: Json } {
  const limit = integerArg(args, 'limit') ?? usual;
  if (limit < 1 || limit > LARGEST_PAGE) throw new Refusal('invalid_limit');
  const cursor = textArg(args, 'cursor') ?? '';
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64url').toString().replace('next:', ''));
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const end = start + limit;
  const more = end < items.length;
  return {
    items: items.slice(start, end),
    rest: {
      has_more: more,
      ...(more && { response_metadata: { next_cursor: Buffer.from(`next:${end}`).toString('base64url') } }),
    },
  };
}

export const CONVERSATION_METHODS: Record<string, ApiMethod> = {
  'conversations.replies': replies,
  'conversations.history': history,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
};
