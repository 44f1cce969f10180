import type { Meeting } from '../../../meetings/meeting.ts';
import type { Kind, UserIn } from '../../../people/people.ts';
import type { Source, Turn } from '../turn.ts';
import type { HouseUnit } from './house-unit.ts';
import type { Skills } from './skills.ts';

/** The persona as far as it answers in Slack. */
export type HousePersona = {
  readonly name: string;
  /** How it is and speaks, as its people wrote it. */
  readonly character: string;
  readonly language: string;
};

/** Who asks, and who reads the answer. */
export type SearchAsker = {
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly readBy: 'asker' | 'channel';
};

type FoundWords = Omit<Source, 'number'> & { readonly speaker: string; readonly text: string };

/** What somebody wrote in a thread, by their name and what they are to the workspace. */
export type Said = {
  readonly userId: string;
  readonly name: string;
  readonly kind: Kind;
  readonly text: string;
  readonly ts: string;
};

/** What is remembered, and whom it is about: without `userId` a guest of a call, by the name they had there. */
export type Remembered = {
  readonly about: { readonly userId: string | null; readonly name: string } | null;
  readonly text: string;
  readonly createdAt: Date;
  /** The call that it comes from. */
  readonly meetingId: string | null;
};

/** A line of what a call's persona takes along, with where it comes from in words of ours. */
type BroughtLine = {
  readonly source: string;
  /** Who wrote it, did it, or is to do it. */
  readonly who: { readonly userId: string | null; readonly name: string } | null;
  readonly text: string;
  /** The earlier call that it comes from. */
  readonly meetingId: string | null;
};

/** `isFixed`: the call began, and this went along. */
export type BroughtAlong = { readonly isFixed: boolean; readonly lines: readonly BroughtLine[] };

export type SearchResult =
  | { readonly kind: 'found'; readonly passages: readonly FoundWords[] }
  /** Nothing was found, or why it wasn't looked for. */
  | { readonly kind: 'nothing' | 'not_allowed' | 'slack_silent' | 'too_often' };

/** What Pika remembers of an AI Self, or why it isn't told. */
export type SelfRecall =
  | { readonly kind: 'found'; readonly name: string; readonly lines: readonly string[] }
  | { readonly kind: 'none' | 'silent' | 'other_account' };

/** What the house agent knows beside its own room. */
export type Knowledge<U extends HouseUnit> = {
  readonly skills: Skills;
  /** Whether everybody who reads its meeting's thread may read what was said in the call. */
  mayRead(unit: U, meeting: Meeting): Promise<boolean>;
  /** What the recap says, where everybody in the thread may read it. */
  recapOf(unit: U, meeting: Meeting): Promise<string | null>;
  /** What its persona takes along, as far as everybody in the thread may read it. */
  briefOf(unit: U, meeting: Meeting): Promise<BroughtAlong>;
  /** Null is the one that is built in. */
  personaOf(unit: U, meeting: Meeting): Promise<HousePersona | null>;
  search(asker: SearchAsker, question: string): Promise<SearchResult>;
  /** Whether there is an AI Self whose memory at Pika all who read the answer may know. */
  hasSelf(unit: U, asker: SearchAsker | null): Promise<boolean>;
  searchSelf(asker: SearchAsker, words: string): Promise<SelfRecall>;
  /** What is remembered that all who read the answer may know. */
  memoryOf(turn: Pick<Turn, 'teamId' | 'channelId' | 'asker' | 'words'>): Promise<readonly Remembered[]>;
  /** What people wrote in a thread lately, oldest first; null when Slack isn't responding. */
  threadOf(thread: { teamId: string; channelId: string; threadTs: string }): Promise<readonly Said[] | null>;
  /** What somebody is called in Slack, and what they are to the workspace. */
  nameOf(user: UserIn): Promise<{ name: string; kind: Kind } | null>;
};
