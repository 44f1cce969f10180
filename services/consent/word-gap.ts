/** Words of a call that aren't kept, from an objection until somebody in the thread says that the room agreed. */
export type WordGap = {
  readonly id: string;
  readonly teamId: string;
  readonly meetingId: string;
  readonly why: 'objection' | 'ledger';
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
  readonly createdAt: Date;
};

/** `open`: the thread is asked. `over`: the call ended first, or was over. */
export type GapState = 'open' | 'stayed' | 'leaving' | 'over';

/** Seconds that the thread has for an answer. */
export const secondsToAnswer = 120;

type Timed = { readonly start_ms: number };

function untilMs({ fromAt, fromMs, untilAt }: WordGap): number {
  return untilAt === null
    ? Number.POSITIVE_INFINITY
    : fromMs + Math.max(0, untilAt.getTime() - fromAt.getTime());
}

/** What was said outside of all gaps, by the times of a transcript. */
export function outsideGaps<Segment extends Timed>(
  segments: readonly Segment[],
  gaps: readonly WordGap[],
): readonly Segment[] {
  return segments.filter(({ start_ms }) =>
    gaps.every((gap) => start_ms < gap.fromMs || start_ms >= untilMs(gap)),
  );
}

/** The same by the times of a transcript from elsewhere, which begins at `start`. */
export function gapsFrom(gaps: readonly WordGap[], start: Date): readonly WordGap[] {
  return gaps.map((gap) => ({ ...gap, fromMs: gap.fromAt.getTime() - start.getTime() }));
}
