import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { type Channel, WORKSPACE } from '../seed.ts';
import { textArg } from './arguments.ts';
import { type ApiWorld, Refusal } from './method.ts';

/** The channel that the call names; a user's id opens the DM with that user. */
export function channelOf({ directory }: ApiWorld, args: Json): Channel {
  const id = textArg(args, 'channel') ?? '';
  const user = directory.user(id);
  const channel = directory.channel(user ? user.dm : id);
  if (!channel) throw new Refusal('channel_not_found');
  return channel;
}

/** A private channel that the bot is not in does not exist for it. */
export function readableChannelOf(world: ApiWorld, args: Json): Channel {
  const channel = channelOf(world, args);
  if (world.directory.botIsIn(channel)) return channel;
  throw new Refusal(channel.kind === 'channel' ? 'not_in_channel' : 'channel_not_found');
}

export function writableChannelOf(world: ApiWorld, args: Json): Channel {
  const channel = readableChannelOf(world, args);
  if (channel.isArchived) throw new Refusal('is_archived');
  return channel;
}

/** The parent of the thread that a post goes to. */
export function threadOf({ store, violate }: ApiWorld, channel: Channel, args: Json): string | undefined {
  const threadTs = textArg(args, 'thread_ts');
  if (threadTs === undefined) return undefined;
  const parent = store.find(channel.id, threadTs);
  if (!parent) throw new Refusal('thread_not_found');
  if (parent.threadTs !== undefined && parent.threadTs !== parent.ts) {
    violate(`thread_ts ${threadTs} is a reply, not the thread's parent`);
    return parent.threadTs;
  }
  return threadTs;
}

/** A message of the app's own, to be changed or deleted. */
export function ownMessageOf(
  { store }: ApiWorld,
  channel: Channel,
  args: Json,
  refusal: string,
): StoredMessage {
  const message = store.find(channel.id, textArg(args, 'ts') ?? '');
  if (!message) throw new Refusal('message_not_found');
  if (!message.own) throw new Refusal(refusal);
  return message;
}

/** What marks a message as posted by the app. */
export const OWN = {
  own: true,
  user: WORKSPACE.botUserId,
  botId: WORKSPACE.botId,
  appId: WORKSPACE.appId,
  username: WORKSPACE.botName,
} as const;
