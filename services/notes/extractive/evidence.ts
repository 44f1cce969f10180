import type { Evidence } from '../written-notes.ts';
import { capped, limits } from './limits.ts';
import type { Said } from './text/sentences.ts';

/** The sentences a statement rests on, word for word. */
export function evidenceOf(said: readonly Said[]): Evidence[] {
  return said.slice(0, limits.evidence).map(({ speaker, startMs, text }) => ({
    speaker,
    startMs,
    text: capped(text, limits.quote),
  }));
}
