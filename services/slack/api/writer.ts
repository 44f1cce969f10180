import { type ChatPostMessageArguments, type Logger, LogLevel, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Fetch } from '../../http/fetch.ts';
import type { Content } from '../blocks/elements.ts';
import { attempt, marking, removal, type WriteOutcome } from './attempt.ts';
import type { ClientOf } from './client-of.ts';
import { keepingPauses } from './keep-pauses.ts';

/** `withoutCards`: Slack took the words, and none of the cards that came along. */
export type Posted = { channelId: string; ts: string; withoutCards?: boolean };
/** Another workspace may have a message of that id in a channel of that id. */
export type PostedIn = Posted & { teamId: string };
type Thread = { teamId: string; channelId: string; threadTs: string | null };

/** Another name and picture than the app's own; needs the scope `chat:write.customize`. */
export type PostedAs = { name: string; iconUrl?: string; iconEmoji?: string };

/** Slack's write methods, and a look-up that finds out whether a post arrived whose answer was lost. */
export type SlackWriter = {
  /** `broadcast`: a reply that its channel shows too. */
  post(
    to: Thread & { broadcast?: boolean },
    content: Content,
    messageKey: string,
    as?: PostedAs,
  ): Promise<WriteOutcome<Posted>>;
  edit(message: PostedIn, content: Content): Promise<WriteOutcome<Posted>>;
  /** Deletes a message of ours; one that is gone already counts. */
  remove(message: PostedIn): Promise<WriteOutcome<null>>;
  /** Marks a message with an emoji, by its name; one that is there already counts. */
  react(mark: PostedIn & { name: string }): Promise<WriteOutcome<null>>;
  postEphemeral(to: Thread & { userId: string }, content: Content): Promise<WriteOutcome<null>>;
  /** The first of our messages that `isIt`, by its key. */
  find(
    to: Thread,
    isIt: (messageKey: string, ts: string) => boolean,
    since: Date,
  ): Promise<WriteOutcome<Posted | null>>;
};

/** Marks our messages in their metadata, where `slot` is the message's key. */
const metadataType = 'stand_in_message';

const postedSchema = z.looseObject({
  channel: z.string(),
  ts: z.string(),
  warning: z.string().optional().catch(undefined),
});
const foundSchema = z.looseObject({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        metadata: z
          .looseObject({ event_type: z.string(), event_payload: z.looseObject({ slot: z.unknown() }) })
          .optional()
          .catch(undefined),
      }),
    )
    .catch([]),
  has_more: z.boolean().optional(),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

export function createSlackWriter(clientOf: ClientOf): SlackWriter {
  return {
    post({ teamId, channelId, threadTs, broadcast = false }, content, messageKey, as) {
      const message: ChatPostMessageArguments = {
        channel: channelId,
        ...bodyOf(content),
        unfurl_links: false,
        unfurl_media: false,
        metadata: {
          ...{ event_type: metadataType, event_payload: { slot: messageKey } },
          ...(content.entities ? { entities: content.entities } : {}),
        },
        ...inThread(threadTs, broadcast),
        ...authorOf(as),
      };
      return attempt(async () => placeOf(await (await clientOf(teamId)).chat.postMessage(message)));
    },
    edit({ teamId, channelId, ts }, content) {
      return attempt(async () =>
        placeOf(await (await clientOf(teamId)).chat.update({ channel: channelId, ts, ...bodyOf(content) })),
      );
    },
    remove: ({ teamId, channelId, ts }) =>
      removal(async () => (await clientOf(teamId)).chat.delete({ channel: channelId, ts })),
    react: ({ teamId, channelId, ts, name }) =>
      marking(async () =>
        (await clientOf(teamId)).reactions.add({ channel: channelId, timestamp: ts, name }),
      ),
    postEphemeral({ teamId, channelId, threadTs, userId }, content) {
      return attempt(async () => {
        await (await clientOf(teamId)).chat.postEphemeral({
          channel: channelId,
          user: userId,
          ...bodyOf(content),
          ...(threadTs ? { thread_ts: threadTs } : {}),
        });
        return null;
      });
    },
    find({ teamId, channelId, threadTs }, isIt, since) {
      const oldest = String(since.getTime() / 1_000 - 60);
      return attempt(async () => {
        const client = await clientOf(teamId);
        let cursor: string | undefined;
        do {
          const page = {
            channel: channelId,
            limit: 200,
            include_all_metadata: true,
            oldest,
            ...(cursor ? { cursor } : {}),
          };
          const answer = foundSchema.parse(
            threadTs
              ? await client.conversations.replies({ ...page, ts: threadTs })
              : await client.conversations.history(page),
          );
          const hit = answer.messages.find(
            ({ metadata, ts }) =>
              metadata?.event_type === metadataType && isIt(String(metadata.event_payload.slot), ts),
          );
          if (hit) return { channelId, ts: hit.ts };
          cursor = answer.response_metadata?.next_cursor || undefined;
        } while (cursor);
        return null;
      });
    },
  };
}

/** Without blocks a message is its text: that is the plain form for what Slack refuses. */
function bodyOf({ text, blocks }: Content) {
  return { text, blocks };
}

function authorOf(as: PostedAs | undefined) {
  if (!as) return {};
  const { name: username, iconUrl, iconEmoji } = as;
  if (iconUrl) return { username, icon_url: iconUrl };
  return iconEmoji ? { username, icon_emoji: iconEmoji } : { username };
}

function inThread(threadTs: string | null, broadcast: boolean) {
  if (!threadTs) return {};
  return broadcast ? { thread_ts: threadTs, reply_broadcast: true as const } : { thread_ts: threadTs };
}

function placeOf(answer: unknown): Posted {
  const { channel, ts, warning } = postedSchema.parse(answer);
  // Said: of cards that it doesn't show Slack warns, and takes the rest.
  return { channelId: channel, ts, ...(warning?.includes('metadata') ? { withoutCards: true } : {}) };
}

export type SlackClientOptions = {
  token: string;
  apiUrl: string | undefined;
  fetch: Fetch;
  logger: Logger;
  /** Of what Slack says to wait, in milliseconds. */
  clock?: () => number;
  /** With an organisation's token: the workspace that every call is about. */
  teamId?: string;
};

/**
 * A client that does each call once: the SDK's own retries post again when only the answer was lost, one 429 would
 * pause every channel, and there is no deadline unless one is set. What Slack says to wait is kept for the workspace.
 */
export function createSlackClient(
  options: Omit<SlackClientOptions, 'token'> & { token: string | undefined },
): WebClient {
  const { token, apiUrl, fetch, logger, clock, teamId } = options;
  return new WebClient(token, {
    ...(teamId ? { teamId } : {}),
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    fetch: keepingPauses(fetch, clock),
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger,
    logLevel: LogLevel.WARN,
  });
}
