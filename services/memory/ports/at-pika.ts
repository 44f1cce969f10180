/** `writing`: it went out and nothing came back yet; `uncertain`: nobody knows if it was written. */
export type AtPikaState = 'writing' | 'appended' | 'uncertain';

/** A line in the memory of one account at Pika. `account`: its mail address; '' where nobody knows any more. */
export type LineAtPika = { readonly factId: string; readonly account: string };

/** What was kept at Pika too, inside one transaction. */
export type AtPika = {
  /** Marks it before it goes out; null where that is new, else how it stands. */
  claim(line: LineAtPika & { teamId: string; by: string }): Promise<{ state: AtPikaState; at: Date } | null>;
  settle(line: LineAtPika, state: AtPikaState): Promise<void>;
  /** It surely wasn't written: it may be tried again. */
  release(line: LineAtPika): Promise<void>;
  /** Where these are, or may be. */
  among(factIds: readonly string[]): Promise<readonly (LineAtPika & { keptBy: string })[]>;
  /** Whether a fact is there, or one whose place it took. */
  hasAny(factId: string): Promise<boolean>;
};
