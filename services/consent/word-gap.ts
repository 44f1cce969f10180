import { ownNameKey } from '../common/name-key.ts';
import type { Keep } from '../meetings/policy/keep.ts';

/**
 * Somebody objects, the ledger can't be written, one person's words are forgotten (those of `name`, whenever they were
 * said), or an unknown guest is there. `notes` and `nothing` are what the policy keeps of the call: the first takes
 * its words once it's `over`.
 */
export type GapReason = 'objection' | 'ledger' | 'speaker' | 'guest' | Exclude<Keep, 'words'>;

/** Words of a call that aren't kept: of an objection, from then until somebody in the thread says that the room agreed. */
export type WordGap = {
  readonly id: string;
  readonly teamId: string;
  readonly meetingId: string;
  readonly why: GapReason;
  /** The event in which somebody objected; null where it came another way. */
  readonly eventId: string | null;
  readonly fromAt: Date;
  /** The same from the start of the session, as notes and transcripts from elsewhere have it. */
  readonly fromMs: number;
  readonly untilAt: Date | null;
  readonly state: GapState;
  readonly leavesAt: Date | null;
  /** Who objected, as the call calls them, and in which words. */
  readonly name: string | null;
  readonly words: string | null;
  readonly decidedBy: string | null;
  /** Who objects did so by the page about the call. */
  readonly byPage: boolean;
  readonly createdAt: Date;
};

/** `open`: the thread is asked. `over`: the call ended first, or was over. */
export type GapState = 'open' | 'stayed' | 'leaving' | 'over';

/** Seconds that the thread has for an answer. */
export const secondsToAnswer = 120;

type Said = { readonly start_ms: number; readonly speaker: string };

function untilMs({ fromAt, fromMs, untilAt }: WordGap): number {
  return untilAt === null
    ? Number.POSITIVE_INFINITY
    : fromMs + Math.max(0, untilAt.getTime() - fromAt.getTime());
}

/** What was said outside of all gaps, by the times and names of a transcript. */
export function outsideGaps<Segment extends Said>(
  segments: readonly Segment[],
  gaps: readonly WordGap[],
): readonly Segment[] {
  return segments.filter((segment) => gaps.every((gap) => !isIn(gap, segment)));
}

function isIn(gap: WordGap, { start_ms, speaker }: Said): boolean {
  if (gap.why === 'speaker') return ownNameKey(speaker) === ownNameKey(gap.name ?? '');
  if (gap.why === 'nothing' || gap.why === 'notes') return takesAllWords(gap);
  return start_ms >= gap.fromMs && start_ms < untilMs(gap);
}

/** What the policy keeps of the call. Where it was made stricter meanwhile, both are there. */
export function keptOf(gaps: readonly Pick<WordGap, 'why'>[]): Keep {
  if (gaps.some(({ why }) => why === 'nothing')) return 'nothing';
  return gaps.some(({ why }) => why === 'notes') ? 'notes' : 'words';
}

/** The thread is asked whether it stays. */
export function asksThread({ why }: Pick<WordGap, 'why'>): boolean {
  return why === 'objection' || why === 'guest';
}

/** None of the call's words is there any more, or ever will be. */
export function takesAllWords({ why, state }: Pick<WordGap, 'why' | 'state'>): boolean {
  return why === 'nothing' || (why === 'notes' && state === 'over');
}

/** The same by the times of a transcript from elsewhere, which begins at `start`. */
export function gapsFrom(gaps: readonly WordGap[], start: Date): readonly WordGap[] {
  return gaps.map((gap) => ({ ...gap, fromMs: gap.fromAt.getTime() - start.getTime() }));
}
