import type { ChannelSettings } from '../../meetings/channel-settings.ts';
import type { ChosenValue } from '../../meetings/chosen-value.ts';
import type { OpenItem } from '../../notes/ports/open-items.ts';
import type { Reach } from '../../notes/ports/past-meetings.ts';

/** Words that stand elsewhere already, with the thread they are in. */
export type RecordedLine = {
  readonly text: string;
  readonly at: Date;
  /** Slack's message with its thread; null where none was posted. */
  readonly thread: { readonly channelId: string; readonly ts: string } | null;
};

/** Slack's messages below which calls can be read, by their meetings. */
export type CallPlaces = ReadonlyMap<string, { readonly channelId: string; readonly ts: string }>;

/** What a channel decided itself, and the name of the persona that it chose. */
export type Decided = ChannelSettings & { readonly persona: ChosenValue<string> | null };

export type SettingsHere = { readonly channelId: string; readonly decided: Decided };

/** What calls and threads left behind that is memory without being kept twice. Held recaps stay out of it. */
export type Recorded = {
  /** What recaps of these channels say was decided, newest first. */
  decisions(reach: Reach, limit: number): Promise<RecordedLine[]>;
  /** What somebody wrote for standups of these channels, newest first. */
  updates(reach: Reach, userId: string, limit: number): Promise<RecordedLine[]>;
  /** Where the recaps of these meetings are; without one, where their threads begin. */
  placesOf(meetingIds: readonly string[]): Promise<CallPlaces>;
  /** What these channels decided, by their ids. */
  settings(reach: Reach): Promise<SettingsHere[]>;
  /** Open action items: of these channels, or there of one person. */
  items(reach: Reach, ownerId: string | null, limit: number): Promise<readonly OpenItem[]>;
};
