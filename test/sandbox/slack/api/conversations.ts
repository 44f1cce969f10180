import type { Json } from '../json.ts';
import { RATES } from '../limits.ts';
import type { StoredMessage } from '../messages.ts';
import type { Channel } from '../seed.ts';
import { wireMessage } from '../wire.ts';
import { flagArg, textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import { PAGE, pageOf } from './pages.ts';
import { readableChannelOf } from './places.ts';
import { scopeOfKind } from './scopes.ts';

const TIMES = {
  oldest: 'optional',
  latest: 'optional',
  inclusive: 'optional',
  include_all_metadata: 'optional',
} as const;
const historyScope = (channel: Channel | undefined) => scopeOfKind(channel?.kind, 'history');

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
    const page = pageOf(wanted, args, { usual: 1000 });
    const metadata = showsMetadata(world, args);
    const head = parent ? [{ ...wireMessage(parent, { metadata }), ...threadFields(parent, answers) }] : [];
    return {
      ok: true,
      messages: [...head, ...page.items.map((message) => wireMessage(message, { metadata }))],
      ...pageFields(page),
    };
  },
};

/** A reply that was sent to the channel too stands in both. */
function isInChannel({ threadTs, subtype }: StoredMessage): boolean {
  return threadTs === undefined || subtype === 'thread_broadcast';
}

const history: ApiMethod = {
  token: 'bot',
  scope: historyScope,
  rate: RATES.tier3,
  args: { channel: 'required', ...PAGE, ...TIMES },
  run(world, args) {
    const channel = readableChannelOf(world, args);
    const metadata = showsMetadata(world, args);
    const roots = world.store
      .list(channel.id)
      .filter((message) => isInChannel(message) && isBetween(message.ts, args))
      .reverse();
    const page = pageOf(roots, args);
    return {
      ok: true,
      messages: page.items.map((message) => ({
        ...wireMessage(message, { metadata }),
        ...threadFields(message, world.store.list(channel.id, message.ts).slice(1)),
      })),
      pin_count: 0,
      ...pageFields(page),
    };
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

/** Who may not read it gets messages without (https://docs.slack.dev/reference/scopes/metadata.message.read). */
function showsMetadata({ installation }: Pick<ApiWorld, 'installation'>, args: Json): boolean {
  return flagArg(args, 'include_all_metadata') && installation.allows('metadata.message:read');
}

function isBetween(ts: string, args: Json): boolean {
  const at = Number(ts);
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.MAX_SAFE_INTEGER);
  return flagArg(args, 'inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function pageFields({ more, nextCursor }: { more: boolean; nextCursor: string }): Json {
  return { has_more: more, ...(more && { response_metadata: { next_cursor: nextCursor } }) };
}

export const CONVERSATION_METHODS: Record<string, ApiMethod> = {
  'conversations.replies': replies,
  'conversations.history': history,
};
