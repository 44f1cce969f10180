import type { Meeting } from '../../meetings/meeting.ts';
import type { Fact, FactAudience } from '../fact.ts';
import type { Reader } from '../may-read.ts';

/** Narrows what is listed. */
export type FactFilter = {
  /** Facts about this person alone. */
  readonly aboutId?: string;
  /** Facts about guests who have this address. */
  readonly aboutEmail?: string;
  /** Those, and this person's own. */
  readonly ofPerson?: string;
  /** Facts of this channel alone. */
  readonly channelId?: string;
  /** Those with most of these words come first; with `mustMatch` those with none are left out. */
  readonly words?: readonly string[];
  readonly mustMatch?: boolean;
  /** Kept, or changed, since then. */
  readonly since?: Date;
  readonly limit: number;
};

/** Which facts somebody wants told. */
export type WantedFacts =
  /** Kept ones, newest first within the same match. */
  | FactFilter
  /** These; `evenReplaced`: also those whose place others took since. */
  | { readonly ids: readonly string[]; readonly evenReplaced: boolean }
  /** What people are asked below a call's recap, and what is remembered of its call, in the order in which it was said. */
  | { readonly below: string };

/** What is told of facts. Only `recallFor` asks. */
export type ToldFacts = {
  /** What all of `reader` may read. */
  readBy(reader: Reader, teamId: string, wanted: WantedFacts): Promise<Fact[]>;
};

/** Facts inside one transaction. */
export type Facts = ToldFacts & {
  lock(id: string): Promise<Fact | null>;
  insert(...facts: readonly Fact[]): Promise<void>;
  /** Compare-and-set on the version. */
  replace(before: Fact, after: Fact): Promise<void>;
  /** One that is kept with the same words, for the same readers about the same person. */
  findKept(fact: Fact): Promise<Fact | null>;
  /** The ids of those of which people decided the same already, or of what was made of the same quote. */
  decided(facts: readonly Fact[]): Promise<ReadonlySet<string>>;
  /** Deletes what was proposed of a call and nobody answered. */
  withdrawProposed(meetingId: string): Promise<void>;
  /**
   * From now on people are asked below this call's recap whether a few of what they kept still hold: the oldest that nobody
   * was asked about since, and first of all what this call was told. Once for each call.
   */
  askAged(meeting: Meeting, audience: FactAudience, most: number): Promise<void>;
  /** Takes all words from a fact and from those whose place it took. */
  forget(id: string, by: string): Promise<void>;
  /** How many kept ones all of `reader` may read. */
  count(reader: Reader, teamId: string, filter: Omit<FactFilter, 'limit'>): Promise<number>;
  /** They were given to an agent. */
  markUsed(ids: readonly string[]): Promise<void>;
};
