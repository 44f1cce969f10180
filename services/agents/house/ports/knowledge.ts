import type { Meeting } from '../../../meetings/meeting.ts';
import type { Source } from '../turn.ts';
import type { HouseUnit } from './house-unit.ts';

/** The persona as far as it answers in Slack. */
export type HousePersona = {
  readonly name: string;
  /** How it is and speaks, as its people wrote it. */
  readonly character: string;
  readonly language: string;
  readonly mustNotSay: readonly string[];
};

/** Who asks, and who reads the answer. */
type SearchAsker = {
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly readBy: 'asker' | 'channel';
};

type FoundWords = Omit<Source, 'number'> & { readonly speaker: string; readonly text: string };

/** What somebody wrote in a thread, by their name. */
export type Said = { readonly name: string; readonly text: string; readonly ts: string };

export type SearchResult =
  | { readonly kind: 'found'; readonly passages: readonly FoundWords[] }
  /** Nothing was found, or why it wasn't looked for. */
  | { readonly kind: 'nothing' | 'not_allowed' | 'slack_silent' | 'too_often' };

/** What the house agent knows beside its own room. */
export type Knowledge<U extends HouseUnit> = {
  /** Whether everybody who reads its meeting's thread may read what was said in the call. */
  mayRead(unit: U, meeting: Meeting): Promise<boolean>;
  /** What the recap says, where everybody in the thread may read it. */
  recapOf(unit: U, meeting: Meeting): Promise<string | null>;
  /** Null is the one that is built in. */
  personaOf(unit: U, meeting: Meeting): Promise<HousePersona | null>;
  search(asker: SearchAsker, question: string): Promise<SearchResult>;
  /** What people wrote in a thread lately, oldest first; null when Slack isn't responding. */
  threadOf(thread: { channelId: string; threadTs: string }): Promise<readonly Said[] | null>;
  /** What somebody is called in Slack, and what they are to the workspace. */
  nameOf(userId: string): Promise<{ name: string; kind: string } | null>;
};
