import type { OpenItem } from '../../notes/ports/open-items.ts';
import type { Reach } from '../../notes/ports/past-meetings.ts';

/** Words that stand elsewhere already, with the thread they are in. */
export type RecordedLine = {
  readonly text: string;
  readonly at: Date;
  /** Slack's message with its thread; null where none was posted. */
  readonly thread: { readonly channelId: string; readonly ts: string } | null;
};

/** What calls and threads left behind that is memory without being kept twice. Held recaps stay out of it. */
export type Recorded = {
  /** What recaps of these channels say was decided, newest first. */
  decisions(reach: Reach, limit: number): Promise<RecordedLine[]>;
  /** What somebody wrote for standups of these channels, newest first. */
  updates(reach: Reach, userId: string, limit: number): Promise<RecordedLine[]>;
  /** Open action items: of these channels, or there of one person. */
  items(reach: Reach, ownerId: string | null, limit: number): Promise<readonly OpenItem[]>;
};
