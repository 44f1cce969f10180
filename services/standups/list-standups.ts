import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, memberOf, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Changed } from './changed.ts';
import { type Budgets, type Cost, costOf } from './cost.ts';
import { blankDraft, draftOf, type StandupDraft } from './draft.ts';
import type { Holidays } from './holidays/holidays.ts';
import type { StandupActor, StandupDeps, StandupOutcome, Which } from './outcomes.ts';
import type { HolidayRepository } from './ports/holiday-repository.ts';
import type { StandupRepository } from './ports/standup-repository.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import type { Standup } from './standup.ts';

type ListDeps = Pick<StandupDeps, 'roster' | 'billing'> & {
  people: Pick<People, 'kindOf'>;
  standupsIn: StandupRepository['inChannel'];
  /** Of those whose card is up: the time that it waits for, by their ids. */
  waitingIn: (teamId: string, channelId: string) => Promise<ReadonlyMap<string, Date>>;
  holidaysOf: HolidayRepository['of'];
  budgetsOf: (teamId: string, channelId: string) => Promise<Budgets>;
  now: () => Date;
};

export type ListedStandups = {
  standups: readonly Standup[];
  /** Of those whose card is up: the time that it waits for, by their ids. */
  waiting: ReadonlyMap<string, Date>;
  holidays: Holidays | null;
  /** Of the asker; null where Slack doesn't say. */
  zone: string | null;
  /** What each costs. */
  costOf: (standup: Standup) => Cost;
};

/** A channel's standups, with their waiting cards, costs and holidays; for people of this workspace. */
export const listStandups =
  (deps: ListDeps) =>
  async (actor: Actor): Promise<ListedStandups | NotEntitled> => {
    const refusal = await authorize(actor, insiderOf(deps.people));
    if (refusal) return refusal;
    const { teamId, channelId } = actor;
    const [standups, waiting, holidays, zone, budgets] = await Promise.all([
      deps.standupsIn(teamId, channelId),
      deps.waitingIn(teamId, channelId),
      deps.holidaysOf(teamId, channelId),
      deps.roster.timeZone(actor),
      deps.budgetsOf(teamId, channelId),
    ]);
    const now = deps.now();
    return {
      standups,
      waiting,
      holidays,
      zone,
      costOf: (standup) => costOf(standup, budgets, deps.billing, now),
    };
  };

/** What a form starts from: one of them, for someone who may change it, or a blank one. */
export const draftStandup =
  ({
    transact,
    people,
    roster,
  }: Pick<StandupDeps, 'transact' | 'roster'> & { people: Pick<People, 'standing' | 'kindOf'> }) =>
  async (
    actor: StandupActor,
    which: Which | null,
  ): Promise<{ kind: 'draft'; draft: StandupDraft } | Exclude<StandupOutcome, Changed>> => {
    const refusal = await authorize(actor, which ? memberOf(people, actor) : insiderOf(people));
    if (refusal) return refusal;
    const ownZone = await roster.timeZone(actor);
    const personas = await transact((unit) => unit.personas.choices(actor));
    if (!which) return { kind: 'draft', draft: { ...blankDraft(null, ownZone), personas } };
    const standup = await transact((unit) => find(unit, actor, which));
    if (!standup || standup.removedAt) return { kind: 'no_such' };
    const isOld = 'version' in which && which.version !== standup.version;
    return isOld
      ? { kind: 'changed_since', standup }
      : { kind: 'draft', draft: { ...draftOf(standup, ownZone), personas } };
  };

/** By its number in a channel, or by its id; locked. */
export async function find(
  unit: StandupsUnit,
  { teamId, channelId }: StandupActor,
  which: Which,
): Promise<Standup | null> {
  if ('number' in which) return unit.standups.lockNumber(teamId, channelId, which.number);
  const standup = await unit.standups.lock(which.id);
  return standup?.teamId === teamId && standup.channelId === channelId ? standup : null;
}
