import type { ToolContext } from '../tool.ts';

/** Files in a meeting's thread. */
export type ThreadFiles = {
  /** Hands a file over to be posted. Sharing again for the same `toolCallId` doesn't post it twice. */
  share(context: ToolContext, file: ThreadFile): Promise<void>;
};

export type ThreadFile = {
  filename: string;
  /** Shown as it is: it may be an agent's words. */
  title: string;
  mimeType: string;
  content: string;
  /** Ours alone: it's a message, in which Slack looks for people, channels and pages to load. */
  comment: string;
};
