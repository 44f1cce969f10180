import type { HoldReason } from './kept-notes.ts';
import type { LearnedOf } from './learned.ts';
import type { Spoken } from './recording.ts';
import type { WordsOfCall } from './words-of-call.ts';
import type { ActionItem, WrittenNotes } from './written-notes.ts';

/** An action item whose owner was looked for in Slack. */
export type PreparedItem = ActionItem & {
  readonly ownerId: string | null;
  /** Where its owner is, for the hour of the reminder; null where nobody is to be reminded, or it is unknown. */
  readonly ownerTimeZone: string | null;
};

/** Notes with everything that had to be asked outside, ready to be kept in one transaction. */
export type PreparedNotes = Omit<WrittenNotes, 'actionItems'> & {
  readonly items: readonly PreparedItem[];
  /** The kind of problem for which no better source was used; null where none was wanted. */
  readonly fellBack: string | null;
  readonly heldBecause: HoldReason | null;
  /** Who was invited, wasn't there, and wants to hear of that. */
  readonly missedBy: readonly string[];
  /** Somebody objected in words that nobody had looked through before. */
  readonly objection?: WordsOfCall['objection'];
  /** It said that it's an AI, in words that nobody had looked through before. */
  readonly announced?: WordsOfCall['announced'];
  /** What was said, where it was found elsewhere and isn't among the session's events yet. */
  readonly found: readonly Spoken[];
  /** What may be worth remembering; people are asked about the first few. */
  readonly learned: readonly LearnedOf[];
};
