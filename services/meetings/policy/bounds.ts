import type { Senders } from '../../people/senders.ts';
import type { ChosenValue } from '../chosen-value.ts';
import type { GuestRule } from './guests.ts';
import type { Keep } from './keep.ts';

/** What only the form of a policy sets, for a channel and for its workspace. What isn't there bounds nothing. */
export type Bound = {
  readonly senders: Senders;
  /** Personas that may go, by id; the one that is built in is `builtInKey`. */
  readonly personas: readonly string[];
  /** Tools that agents don't get: names, or all of a server. */
  readonly toolsOff: readonly string[];
  /** What stays of a call. */
  readonly keep: Keep;
  /** What is asked where guests come; null is as usual. */
  readonly guests: GuestRule;
};

/** The persona without an id, in lists of them. */
export const builtInKey = 'built_in';

export type ChosenBounds = { readonly [Of in keyof Bound]: ChosenValue<Bound[Of] | null> | null };

/** Null takes it away. */
export type BoundChange = {
  [Of in keyof Bound]: { setting: 'bound'; of: Of; value: Bound[Of] | null };
}[keyof Bound];
