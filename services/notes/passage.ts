import { callNameOf } from '../meetings/call-link.ts';
import type { Meeting } from '../meetings/meeting.ts';

export type PassageKind =
  | 'segment'
  | 'title'
  | 'summary'
  | 'decision'
  | 'action_item'
  | 'question'
  | 'chapter';

/** A piece of what a call left behind, short enough to be shown whole. */
export type IndexedPassage = {
  readonly kind: PassageKind;
  /** Blank when unknown: never guessed. */
  readonly speaker: string;
  /** Milliseconds from the start of the session; null where nobody said it at a time. */
  readonly startMs: number | null;
  readonly text: string;
};

/** A meeting that took place, as lists and quotations name it. */
export type PastMeeting = Pick<Meeting, 'id' | 'channelId' | 'platform' | 'callKey' | 'botName'> & {
  /** As its notes have it; null where there are none, or they are held. */
  readonly title: string | null;
  readonly startedAt: Date;
  /** Null while it is running. */
  readonly endedAt: Date | null;
  /** Slack's message with its thread; null where none was posted. */
  readonly thread: { readonly channelId: string; readonly ts: string } | null;
};

export type FoundPassage = IndexedPassage & { readonly meeting: PastMeeting };

/** The meetings that passages are of, each once. */
export function meetingsOf(passages: readonly FoundPassage[]): string[] {
  return [...new Set(passages.map(({ meeting }) => meeting.id))];
}

/** What people call it: by its notes, else by its call. */
export function titleOf({ title, ...call }: PastMeeting): string {
  return title?.trim() || callNameOf(call);
}
