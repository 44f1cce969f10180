import { entityProblems } from '../entities/check.ts';
import type { Json } from '../json.ts';
import { MESSAGE_LIMITS, RATES } from '../limits.ts';
import type { StoredMessage } from '../messages.ts';
import { WORKSPACE } from '../seed.ts';
import { wireMessage } from '../wire.ts';
import { flagArg, textArg } from './arguments.ts';
import { contentOf, metadataOf, requireWords } from './content.ts';
import { DISGUISE, posterOf, wearsDisguise } from './disguise.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import { channelOf, ownMessageOf, readableChannelOf, threadOf, writableChannelOf } from './places.ts';

const CONTENT = { text: 'optional', blocks: 'optional', attachments: 'optional' } as const;
const POST_OPTIONS = {
  metadata: 'optional',
  thread_ts: 'optional',
  reply_broadcast: 'optional',
  unfurl_links: 'optional',
  unfurl_media: 'optional',
  mrkdwn: 'optional',
  parse: 'optional',
  link_names: 'optional',
} as const;

const post: ApiMethod = {
  token: 'bot',
  scope: (_, args) => (wearsDisguise(args) ? ['chat:write', 'chat:write.customize'] : 'chat:write'),
  rate: RATES.post,
  args: { channel: 'required', ...CONTENT, ...POST_OPTIONS, ...DISGUISE },
  run(world, args) {
    const channel = writableChannelOf(world, args);
    const content = contentOf(args, world, MESSAGE_LIMITS.postText);
    requireWords(content, world.violate);
    const threadTs = threadOf(world, channel, args);
    const given = metadataOf(args);
    const { metadata, warning } = withCards(world, given);
    const message = world.posting.store({
      ...posterOf(args, world.violate),
      text: '',
      ...content,
      channel: channel.id,
      ...(threadTs !== undefined && { threadTs }),
      // Without a thread there is nothing to show twice.
      ...(threadTs !== undefined && flagArg(args, 'reply_broadcast') && { subtype: 'thread_broadcast' }),
      ...(metadata && { metadata }),
    });
    // Told in the background: the answer does not wait for the app to hear of its own post.
    void world.posting.announce(message);
    return {
      ok: true,
      channel: channel.id,
      ts: message.ts,
      message: wireMessage(message, { metadata: true }),
      ...warning,
    };
  },
};

/** Cards of tasks, where there are such. */
function withCards({ installation, features, violate }: ApiWorld, given: Json | undefined) {
  if (given?.entities === undefined) return { metadata: given, warning: {} };
  const problems = entityProblems(given.entities);
  if (problems.length > 0) violate(`chat.postMessage: ${problems.join('; ')}`);
  if (!installation.entityTypes.includes('slack#/entities/task'))
    violate('chat.postMessage: the manifest has no cards of tasks');
  if (features.taskCards === 'refused') throw new Refusal('invalid_metadata_format');
  if (problems.length === 0 && features.taskCards === 'shown') return { metadata: given, warning: {} };
  const { entities: _, ...metadata } = given;
  const warning = 'invalid_metadata_format';
  return { metadata, warning: { warning, response_metadata: { warnings: [warning], messages: problems } } };
}

const update: ApiMethod = {
  token: 'bot',
  scope: () => 'chat:write',
  rate: RATES.tier3,
  args: {
    channel: 'required',
    ts: 'required',
    ...CONTENT,
    metadata: 'optional',
    parse: 'optional',
    link_names: 'optional',
  },
  run(world, args) {
    const channel = readableChannelOf(world, args);
    const before = ownMessageOf(world, channel, args, 'cant_update_message');
    const content = contentOf(args, world, MESSAGE_LIMITS.updateText);
    if (Object.keys(content).length === 0) throw new Refusal('no_text');
    const metadata = metadataOf(args);
    if (metadata?.entities !== undefined) world.violate('chat.update: it takes no cards');
    const after = world.posting.change(before, {
      ...content,
      ...(metadata && { metadata }),
      by: WORKSPACE.botUserId,
    });
    void world.posting.announceChange(before, after);
    return {
      ok: true,
      channel: channel.id,
      ts: after.ts,
      text: after.text,
      message: wireMessage(after, { metadata: true }),
    };
  },
};

const remove: ApiMethod = {
  token: 'bot',
  scope: () => 'chat:write',
  rate: RATES.tier3,
  args: { channel: 'required', ts: 'required' },
  run(world, args) {
    const channel = readableChannelOf(world, args);
    const message = ownMessageOf(world, channel, args, 'cant_delete_message');
    world.store.remove(message);
    void world.posting.announceChange(message, undefined);
    return { ok: true, channel: channel.id, ts: message.ts };
  },
};

const postEphemeral: ApiMethod = {
  token: 'bot',
  scope: () => 'chat:write',
  rate: RATES.tier4,
  args: {
    channel: 'required',
    user: 'required',
    ...CONTENT,
    thread_ts: 'optional',
    parse: 'optional',
    link_names: 'optional',
  },
  run(world, args) {
    const channel = writableChannelOf(world, args);
    const user = textArg(args, 'user') ?? '';
    if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
    const content = contentOf(args, world, MESSAGE_LIMITS.postText);
    requireWords(content, world.violate);
    const threadTs = threadOf(world, channel, args);
    const ts = world.store.nextTs();
    world.store.addEphemeral({
      channel: channel.id,
      ts,
      user,
      text: content.text ?? '',
      blocks: content.blocks ?? [],
      attachments: content.attachments ?? [],
      ...(threadTs !== undefined && { threadTs }),
      via: 'api',
    });
    return { ok: true, message_ts: ts };
  },
};

const getPermalink: ApiMethod = {
  token: 'bot',
  rate: RATES.special,
  args: { channel: 'required', message_ts: 'required' },
  run(world, args) {
    const channel = channelOf(world, args);
    const message = world.store.find(channel.id, textArg(args, 'message_ts') ?? '');
    if (!message) throw new Refusal('message_not_found');
    return { ok: true, channel: channel.id, permalink: permalinkOf(message) };
  },
};

function permalinkOf({ channel, ts, threadTs }: StoredMessage): string {
  const page = `https://${WORKSPACE.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs === undefined ? page : `${page}?thread_ts=${threadTs}&cid=${channel}`;
}

/** Posts what was scheduled; used when its time comes. */
export function runPost(world: ApiWorld, args: Json): Json {
  return post.run(world, args);
}

export const CHAT_METHODS: Record<string, ApiMethod> = {
  'chat.postMessage': post,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
