import type { ToolContext } from '../tool.ts';

/** Files in a meeting's thread. */
export type ThreadFiles = {
  /** Hands a file over to be posted. Sharing again for the same `toolCallId` doesn't post it twice. */
  share(context: ToolContext, file: ThreadFile): Promise<void>;
};

export type ThreadFile = { filename: string; mimeType: string; content: string; comment: string };
