import { type ListOwner, listOwners } from '../meetings/do-not-say/lists.ts';
import type { Item } from './item.ts';
import type { WrittenNotes } from './written-notes.ts';

/** Why a recap waits for someone to release it. */
export type HoldReason =
  /** People were in the call who aren't in the channel. */
  | 'outsiders'
  /** The channel has people who weren't in the call, and it asks for this. */
  | 'absentees'
  /** Some are known by name alone, and anyone may be called so. */
  | 'by_name'
  /** Who is in the channel couldn't be found out. */
  | 'unknown'
  /** It has words that mustn't be said. */
  | ListHold;

type ListHold = `${ListOwner}_list`;

/** Whose list a recap breaks that waits for that. */
export function listOf(because: HoldReason | null): ListOwner | null {
  return listOwners.find((owner) => because === `${owner}_list`) ?? null;
}

/** The notes of a meeting as they stand now. */
export type KeptNotes = Omit<WrittenNotes, 'actionItems'> & {
  readonly meetingId: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly items: readonly Item[];
  /** Grows by one when they are written again or edited. */
  readonly version: number;
  /** A sentence for people: why no better source was used; null where none was wanted. */
  readonly fellBack: string | null;
  readonly writtenAt: Date;
  readonly hint: string | null;
  readonly hintBy: string | null;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly heldBecause: HoldReason | null;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
  /** Whether someone wanted to see everything that sounds like a promise. */
  readonly unfolded: boolean;
};

/** Whether they wait for a person before anyone but the asker sees them. */
export function isHeld({ heldBecause, releasedAt }: Pick<KeptNotes, 'heldBecause' | 'releasedAt'>): boolean {
  return heldBecause !== null && releasedAt === null;
}
