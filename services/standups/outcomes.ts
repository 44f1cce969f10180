import type { Call } from '../meetings/call-link.ts';
import type { PersonaRefusal } from '../meetings/ports/personas.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import type { NotASpender, NotEntitled, SpendingDeps } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import type { Changed } from './changed.ts';
import type { Billing } from './cost.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import type { NotUnderstood, Phrase } from './read-phrase.ts';
import type { Standup, Terms } from './standup.ts';
import type { Wish } from './terms-after.ts';

export type StandupDeps = SpendingDeps & {
  transact: Transact<StandupsUnit>;
  people: Pick<People, 'standing'>;
  roster: Pick<Roster, 'timeZone'>;
  newId: () => string;
  billing: Billing;
};

/** `key` names the command or form, so that it counts once. */
export type StandupActor = Actor & { readonly key: string };

/** A new standup, as someone typed it or as the form has it. */
/** `personaId`: who goes; null for whom the channel sends. */
export type NewStandup = { call: Call; personaId: string | null } & (
  | { phrase: Phrase }
  | Pick<Terms, 'rule' | 'timeZone' | 'minutes'>
);

/** `move` is typed, and says only what is to change. */
export type StandupChange = Wish | { kind: 'move'; phrase: Phrase; personaId: string | null };

export type Which = { number: number } | { id: string; version: number };

export type StandupOutcome =
  | Changed
  | NotUnderstood
  | NotEntitled
  | NotASpender
  | { kind: 'too_many'; most: number }
  | { kind: 'no_such' }
  | { kind: 'already'; standup: Standup }
  /** Someone changed it since this button was shown. */
  | { kind: 'changed_since'; standup: Standup }
  | { kind: 'repeated' }
  | PersonaRefusal;
