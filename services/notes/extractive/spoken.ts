import type { Spoken } from '../recording.ts';
import { reads } from './limits.ts';

/** As much of a transcript as is read, in its order. */
export function inOrder(segments: readonly Spoken[]): Spoken[] {
  return segments
    .slice(0, reads.segments)
    .map(({ speaker, text, start_ms }) => ({ speaker, text: text.slice(0, reads.segmentText), start_ms }))
    .sort((a, b) => a.start_ms - b.start_ms);
}
