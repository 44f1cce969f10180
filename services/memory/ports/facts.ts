import type { Meeting } from '../../meetings/meeting.ts';
import type { Fact, FactAbout, FactAudience } from '../fact.ts';
import type { Reader } from '../may-read.ts';

/** Narrows what is listed. */
export type FactFilter = {
  /** Facts about this person alone. */
  readonly aboutId?: string;
  /** Those, and this person's own. */
  readonly ofPerson?: string;
  /** Facts of this channel alone. */
  readonly channelId?: string;
  /** Those with most of these words come first; with `mustMatch` those with none are left out. */
  readonly words?: readonly string[];
  readonly mustMatch?: boolean;
  readonly limit: number;
};

/** Facts inside one transaction. */
export type Facts = {
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
  /** Who the guests of a call are, by the names that they had there, as far as somebody said so. */
  linkedIn(meetingId: string): Promise<ReadonlyMap<string, FactAbout>>;
  /** Takes all words from a fact and from those whose place it took. */
  forget(id: string, by: string): Promise<void>;
  /** Kept ones that all of `reader` may read, newest first within the same match. */
  readBy(teamId: string, reader: Reader, filter: FactFilter): Promise<Fact[]>;
  /** How many of those there are. */
  count(teamId: string, reader: Reader, filter: Omit<FactFilter, 'limit'>): Promise<number>;
  /** They were given to an agent. */
  markUsed(ids: readonly string[]): Promise<void>;
};
