/** Somebody whom the call's own list has, by an id of its own there. A name is no identity. */
export type ListedPerson = {
  readonly id: string;
  readonly name: string;
  /** When they first came, and when they last left; null while they are there. */
  readonly from: Date;
  readonly until: Date | null;
};

/** `refused`: by a rule that asking again doesn't change. `unreachable`: it may answer later. */
export type PeopleRefusal = 'refused' | 'unreachable';

type Failed = { ok: false; problem: PeopleRefusal /** For the log, without a secret. */; why: object };

/** A call's platform, as far as it tells who is in a call. */
export type PeopleSource = {
  /** The conference of this code that goes on at some time between the two; null where none is shown. */
  find(
    code: string,
    stay: { from: Date; to: Date },
    signal: AbortSignal,
  ): Promise<{ ok: true; conference: string | null } | Failed>;
  /** Everybody who was in it, those who came last first; null where it isn't shown any more. */
  people(
    conference: string,
    signal: AbortSignal,
  ): Promise<{ ok: true; people: readonly ListedPerson[] | null } | Failed>;
};
