import type { DeliveryResult, EventOptions } from './delivery/courier.ts';
import type { Json } from './json.ts';
import type { MessageStore, StoredMessage } from './messages.ts';
import type { Directory } from './people.ts';
import type { Change, Posting } from './posting.ts';
import { wireTextOf } from './rich-text-of.ts';
import { WORKSPACE } from './seed.ts';

export type PostInput = {
  channel: string;
  /** Ada unless told; ignored for bots that have no user. */
  user?: string;
  /** As typed, or already with `<…>`; bare addresses become links as Slack makes them. */
  text?: string;
  blocks?: Json[];
  attachments?: Json[];
  threadTs?: string;
  /** Post as another app. */
  bot?: { botId: string; appId: string; name: string; userId?: string };
  subtype?: string;
  files?: Json[];
  /** The poster's workspace; people know their own. */
  userTeam?: string;
} & Pick<EventOptions, 'times' | 'eventId' | 'retryDelaysMs'>;

export type PostedMessage = { ts: string; channel: string; threadTs?: string; deliveries: DeliveryResult[] };
export type EditInput = { channel: string; ts: string } & Change & EventOptions;

type Deps = { directory: Directory; store: MessageStore; posting: Posting };

/** What people and other apps do with messages. Everything resolves when Slack is done telling our app. */
export function createActing({ directory, store, posting }: Deps) {
  const mustFind = (channel: string, ts: string): StoredMessage => {
    const message = store.find(channel, ts);
    if (!message) throw new Error(`No message ${ts} in ${channel}`);
    return message;
  };

  return {
    async post(input: PostInput): Promise<PostedMessage> {
      const { channel, bot, subtype } = input;
      const here = directory.channel(channel);
      if (!here) throw new Error(`No channel ${channel} in the emulated workspace`);
      if (here.isArchived) throw new Error(`#${here.name} is archived: nobody can post there`);
      const user = input.user ?? posterOf(bot, subtype) ?? (bot ? undefined : directory.users.ada.id);
      if (user !== undefined && !bot && !here.members.has(user))
        throw new Error(`${directory.user(user)?.realName ?? user} is not in #${here.name || here.id}`);
      if (input.threadTs !== undefined) requireThread(store.find(channel, input.threadTs), input.threadTs);
      const message = posting.store({
        channel,
        text: wireTextOf(input.text ?? ''),
        team: input.userTeam ?? directory.user(user ?? '')?.teamId ?? WORKSPACE.teamId,
        ...(user !== undefined && { user }),
        ...(input.blocks && { blocks: input.blocks }),
        ...(input.attachments && { attachments: input.attachments }),
        ...(input.threadTs !== undefined && { threadTs: input.threadTs }),
        ...(bot
          ? { botId: bot.botId, appId: bot.appId, username: bot.name }
          : { clientMsgId: posting.newClientMsgId() }),
        ...((subtype ?? (input.files && 'file_share')) && { subtype: subtype ?? 'file_share' }),
        ...(input.files && { files: input.files }),
      });
      const deliveries = await posting.announce(message, eventOptions(input));
      const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
      return { ts: message.ts, channel, ...thread, deliveries };
    },
    async editMessage({ channel, ts, text, ...rest }: EditInput): Promise<DeliveryResult[]> {
      const before = mustFind(channel, ts);
      const { times, eventId, retryDelaysMs, ...change } = rest;
      const after = posting.change(before, {
        ...change,
        ...(text !== undefined && { text: wireTextOf(text) }),
      });
      return posting.announceChange(before, after, eventOptions(rest));
    },
    async deleteMessage({ channel, ts }: { channel: string; ts: string }): Promise<DeliveryResult[]> {
      const message = mustFind(channel, ts);
      store.remove(message);
      return posting.announceChange(message, undefined);
    },
  };
}

/** A reply names the message that began the thread, never another reply. */
function requireThread(parent: StoredMessage | undefined, threadTs: string): void {
  const isParent = parent && (parent.threadTs === undefined || parent.threadTs === parent.ts);
  if (!isParent)
    throw new Error(`There is no thread under ${threadTs}: it is ${parent ? 'a reply' : 'not here'}`);
}

/** Modern apps post as their bot's user; a `bot_message` names none. */
function posterOf(bot: PostInput['bot'], subtype: string | undefined): string | undefined {
  return subtype === 'bot_message' ? undefined : bot?.userId;
}

function eventOptions({ times, eventId, retryDelaysMs }: EventOptions): EventOptions {
  return {
    ...(times !== undefined && { times }),
    ...(eventId !== undefined && { eventId }),
    ...(retryDelaysMs && { retryDelaysMs }),
  };
}
