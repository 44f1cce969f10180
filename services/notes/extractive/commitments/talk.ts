import type { Due } from '../../written-notes.ts';
import type { People } from '../people.ts';
import type { Said } from '../text/sentences.ts';

/** What is known while commitments are looked for. */
export interface Talk {
  readonly said: readonly Said[];
  readonly people: People;
  /** The day of the meeting where it took place; null when unknown: nothing gets a date. */
  readonly today: Date | null;
}

/** Someone will do something. */
export interface Commitment {
  readonly text: string;
  readonly owner: string | null;
  readonly due: Due | null;
  /** The sentences it rests on, first the one that says what. */
  readonly from: readonly Said[];
  /** Where it was made, as an index into what was said. */
  readonly at: number;
}
