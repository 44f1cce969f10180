import type { Meeting } from '../meetings/meeting.ts';
import { saysItIsAnAi } from './announced.ts';
import { objectsTo } from './heeded-words.ts';
import { outsideGaps, type WordGap } from './word-gap.ts';

type Segment = {
  readonly speaker: string;
  readonly text: string;
  readonly start_ms: number;
  readonly end_ms?: number;
};

/** Somebody objected, as only a transcript tells that came after the call. */
export type LateObjection = {
  readonly fromMs: number;
  readonly name: string | null;
  readonly words: string;
};

/** Its own words that say that it's an AI. */
export type Announced = Pick<LateObjection, 'fromMs' | 'words'>;

function shortened(text: string): string {
  return text.slice(0, 300).toWellFormed();
}

/**
 * Of words that nobody looked through while the call went on, those that may be kept: outside of gaps, and none after an
 * objection.
 *
 * @param hasNamesake Somebody else in the call is called like it.
 */
export function heedLate<Of extends Segment>(
  segments: readonly Of[],
  gaps: readonly WordGap[],
  { botName }: Pick<Meeting, 'botName'>,
  hasNamesake: boolean,
): { segments: readonly Of[]; objection: LateObjection | null; announced: Announced | null } {
  const kept = outsideGaps(segments, gaps);
  const own = kept.find(
    ({ speaker, text }) => !hasNamesake && speaker.trim() === botName && saysItIsAnAi(text),
  );
  const announced = own ? { fromMs: own.start_ms, words: shortened(own.text) } : null;
  const at = kept.findIndex((segment) => objectsTo(segment.text, botName) && !isAnswered(segment, gaps));
  const found = kept[at];
  if (!found) return { segments: kept, objection: null, announced };
  const fromMs = Math.max(found.end_ms ?? 0, found.start_ms + 1);
  // In the order of their times, not in that of the list.
  const until = kept.filter((segment) => segment === found || segment.start_ms < fromMs);
  return {
    segments: until,
    objection: { fromMs, name: found.speaker.trim() || null, words: shortened(found.text) },
    announced,
  };
}

/** Two clocks of one call may be so far apart. */
const apartMs = 5_000;

/** It is the objection with which a gap begins. */
function isAnswered({ start_ms, end_ms = start_ms }: Segment, gaps: readonly WordGap[]): boolean {
  return gaps.some(
    ({ why, fromMs }) =>
      (why === 'objection' || why === 'ledger') && fromMs >= start_ms - apartMs && fromMs <= end_ms + apartMs,
  );
}
