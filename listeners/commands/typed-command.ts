import type { KnownBlock } from '@slack/types';

/** What someone typed after `/pika`, who and where. */
export type TypedCommand = {
  text: string;
  teamId: string;
  channelId: string;
  userId: string;
  isExternal: boolean;
  /** Names this command, so that a replayed request counts once. */
  key: string;
  /** Opens one form, within three seconds. */
  triggerId: string;
};

/** Only the person who typed sees it, unless `inChannel`. */
export type CommandReply = { text: string; blocks?: KnownBlock[]; inChannel?: boolean };
