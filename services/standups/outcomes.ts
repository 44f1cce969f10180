import type { Call } from '../meetings/call-link.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import type { NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import type { WhenWanted } from '../times/phrases/zone-at-end.ts';
import type { Changed } from './changed.ts';
import type { Billing } from './cost.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import type { NotUnderstood } from './read-wanted.ts';
import type { Standup } from './standup.ts';
import type { Wish } from './terms-after.ts';

export type StandupDeps = {
  transact: Transact<StandupsUnit>;
  people: Pick<People, 'standing'>;
  roster: Pick<Roster, 'timeZone'>;
  newId: () => string;
  billing: Billing;
};

/** Who asks, and where. */
export type Asker = Actor & {
  /** Names the command or form, so that it counts once. */
  readonly key: string;
};

export type Wanted = WhenWanted & { call: Call; minutes: number | null };

/** The same, or less: `move` says only what is to be other, while a form is sent whole. */
export type WantedChange =
  | Exclude<Wish, { kind: 'set' }>
  | ({ kind: 'set'; isWhole: boolean } & WhenWanted & Partial<Wanted>);

export type Which = { number: number } | { id: string; version: number };

export type StandupOutcome =
  | Changed
  | NotUnderstood
  | NotEntitled
  | { kind: 'too_many'; most: number }
  | { kind: 'no_such' }
  | { kind: 'already'; standup: Standup }
  /** Somebody changed it since this button was shown. */
  | { kind: 'changed_since'; standup: Standup }
  | { kind: 'repeated' };
