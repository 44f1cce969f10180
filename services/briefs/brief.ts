import type { Meeting } from '../meetings/meeting.ts';
import type { CallAudience } from './call-audience.ts';
import type { Expected } from './expected.ts';

/** Lines that a persona takes along, and lines that are shown of what stays here. */
export const maxLines = 10;
export const maxStaying = 5;

/** Where a line comes from. Updates and work go along as they always did. */
export type LineKind = 'update' | 'work' | 'item' | 'decision' | 'fact' | 'self';

/** Something that goes along, or could. Its words stand elsewhere and are read each time. */
export type BriefLine = {
  /** Names it, without words of it. */
  readonly key: string;
  readonly kind: LineKind;
  readonly text: string;
  /** Who wrote it, did it, or is to do it. */
  readonly who: { readonly userId: string | null; readonly name: string } | null;
  readonly at: Date | null;
  /** Slack's message with its thread. */
  readonly thread: { readonly channelId: string; readonly ts: string } | null;
  /** The earlier call that it comes from: forgetting that takes it along. */
  readonly meetingId: string | null;
};

/** Why somebody may read a line, and the call may not hear it. */
export type WhyHere =
  /** It's about them, or theirs alone. */
  | { readonly kind: 'yours' }
  /** Of another channel, or of their DM. */
  | { readonly kind: 'elsewhere'; readonly channelId: string }
  /** Of this channel, where the call's people aren't all in it. */
  | { readonly kind: 'not_all_read_it' };

export type StayingLine = Pick<BriefLine, 'key' | 'kind' | 'text' | 'at'> & { readonly why: WhyHere };

/** What people decided, without a word of any line. */
export type BriefState = {
  readonly meetingId: string;
  readonly teamId: string;
  readonly leftOut: readonly string[];
  /** What was sent, or went along; null before that. */
  readonly keys: readonly string[] | null;
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  /** From then on nothing changes any more. */
  readonly fixedAt: Date | null;
};

/** What goes into a call, and what doesn't, for the eyes of one person. */
export type Brief = {
  readonly meeting: Meeting;
  readonly state: BriefState;
  /** A calendar's or a standup's name for it; else the message that asked for it. */
  readonly purpose: string | null;
  readonly expected: Expected | null;
  readonly audience: CallAudience;
  readonly takes: readonly BriefLine[];
  /** Updates and work that go along and aren't shown. */
  readonly moreOwn: number;
  readonly leftOut: readonly BriefLine[];
  readonly stays: readonly StayingLine[];
  /** That stay here and aren't shown. */
  readonly moreStays: number;
  /** Of the persona, the channel and, for who sends it, the call. A workspace's list is its admins'. */
  readonly mustNotSay: readonly string[];
  /** The call's own, for who sends it; null for others. */
  readonly callList: readonly string[] | null;
  /** Names of tools that the persona may use; null for all. */
  readonly tools: readonly string[] | null;
  /** Of these, what the policy there has off. */
  readonly toolsOff: readonly string[];
  /** What this person wants said, a line each. */
  readonly mine: string;
};

/** Before anything was decided. */
export function newState({ id: meetingId, teamId }: Pick<Meeting, 'id' | 'teamId'>): BriefState {
  return { meetingId, teamId, leftOut: [], keys: null, sentBy: null, sentAt: null, fixedAt: null };
}
