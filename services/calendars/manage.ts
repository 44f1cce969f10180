import { sayEncryption } from '../common/encryption-problem.ts';
import type { SecretCipher } from '../common/secret-cipher.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { SpendingDeps } from '../people/authorize.ts';
import type { People, UserIn } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import { type Calendar, maxCalendars, type Rules } from './calendar.ts';
import { forgetCalendar } from './forget-calendar.ts';
import { type NotAllowed, notAllowed } from './may-use.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import type { Feeds } from './ports/feeds.ts';
import { readingProblems } from './reading-problems.ts';
import { defaultRules } from './rules.ts';

type CalendarOwner = { teamId: string; userId: string };

export type AddCalendarOutcome =
  | { kind: 'added'; calendar: Calendar }
  | { kind: 'refused'; reason: string }
  | NotAllowed;
type RulesOutcome =
  | { kind: 'changed'; calendars: Calendar[] }
  | { kind: 'refused'; reason: string }
  | NotAllowed;

export type ManageDeps = SpendingDeps & {
  transact: Transact<CalendarsUnit>;
  people: Pick<People, 'standing' | 'isAppIn'>;
  cipher: SecretCipher;
  feeds: Pick<Feeds, 'problem'>;
  roster: Pick<Roster, 'members'>;
  /** Whether `GOOGLE_CALENDARS` is set. */
  reachesGoogle: boolean;
};

export type CalendarUseCases = {
  readonly reachesGoogle: boolean;
  list(owner: CalendarOwner): Promise<Calendar[]>;
  /** Null for those who may. */
  notAllowed(owner: CalendarOwner): Promise<NotAllowed | null>;
  /** `id`: the form's; a form submitted twice adds one calendar. */
  add(owner: CalendarOwner, id: string, address: string): Promise<AddCalendarOutcome>;
  /** The Google calendar of the owner's e-mail address in Slack, so that nobody can add another's. */
  addGoogle(owner: CalendarOwner, id: string): Promise<AddCalendarOutcome>;
  changeRules(owner: CalendarOwner, rules: Rules): Promise<RulesOutcome>;
  remove(owner: CalendarOwner, id: string): Promise<Calendar | null>;
};

/** What people can do with their own calendars; nobody else can. */
export function manageCalendars(deps: ManageDeps): CalendarUseCases {
  const { transact, reachesGoogle } = deps;
  return {
    reachesGoogle,
    list: ({ teamId, userId }) => transact((unit) => unit.calendars.of(teamId, userId)),
    notAllowed: (owner) => notAllowed(deps, owner),
    add: (owner, id, typed) => addFeed(deps, owner, id, typed),
    addGoogle: (owner, id) => addGoogle(deps, owner, id),
    changeRules: (owner, rules) => changeRules(deps, owner, rules),
    remove: (owner, id) => transact((unit) => remove(unit, owner, id)),
  };
}

async function addFeed(
  deps: ManageDeps,
  owner: CalendarOwner,
  id: string,
  typed: string,
): Promise<AddCalendarOutcome> {
  const refusal = await notAllowed(deps, owner);
  if (refusal) return refusal;
  const address = typed.trim().replace(/^webcals?:\/\//i, 'https://');
  const problem = deps.feeds.problem(address);
  if (problem) return { kind: 'refused', reason: `The address ${problem}.` };
  const encrypted = deps.cipher.encrypt(address, id);
  if (!encrypted.ok) return { kind: 'refused', reason: sayEncryption(encrypted.problem) };
  const label = new URL(address).hostname;
  const fresh = { id, kind: 'feed', label, address: encrypted.value } as const;
  return deps.transact((unit) => insert(unit, owner, fresh, isAt(deps.cipher, address)));
}

async function addGoogle(deps: ManageDeps, owner: CalendarOwner, id: string): Promise<AddCalendarOutcome> {
  const { reachesGoogle, roster, transact } = deps;
  if (!reachesGoogle) return { kind: 'refused', reason: readingProblems.google_not_set_up };
  const refusal = await notAllowed(deps, owner);
  if (refusal) return refusal;
  const found = await roster.members({ teamId: owner.teamId, channelId: owner.userId, owner: owner.userId });
  const [person] = found ?? [];
  if (!person) return { kind: 'unknown' };
  if (!person.email) return { kind: 'refused', reason: readingProblems.no_email };
  const fresh = { id, kind: 'google', label: person.email, address: null } as const;
  return transact((unit) => insert(unit, owner, fresh, ({ kind }) => kind === 'google'));
}

async function changeRules(deps: ManageDeps, owner: CalendarOwner, rules: Rules): Promise<RulesOutcome> {
  const refusal = await notAllowed(deps, owner);
  if (refusal) return refusal;
  const problem = rules.channelId && (await channelProblem(deps, owner, rules.channelId));
  if (problem) return { kind: 'refused', reason: problem };
  return deps.transact(async (unit) => {
    const calendars = await unit.calendars.of(owner.teamId, owner.userId);
    for (const calendar of calendars) await setRules(unit, calendar, rules);
    return { kind: 'changed', calendars: calendars.map((calendar) => ({ ...calendar, rules })) };
  });
}

async function remove(
  unit: CalendarsUnit,
  { teamId, userId }: CalendarOwner,
  id: string,
): Promise<Calendar | null> {
  const calendar = await unit.calendars.lock(id);
  if (!calendar || calendar.removedAt) return null;
  if (calendar.teamId !== teamId || calendar.userId !== userId) return null;
  await forgetCalendar(unit, calendar);
  return calendar;
}

function isAt(cipher: SecretCipher, address: string): (other: Calendar) => boolean {
  return ({ id, address: encrypted }) => {
    const opened = encrypted ? cipher.decrypt(encrypted, id) : null;
    return opened?.ok === true && opened.value === address;
  };
}

async function insert(
  unit: CalendarsUnit,
  { teamId, userId }: CalendarOwner,
  fresh: Pick<Calendar, 'id' | 'kind' | 'label' | 'address'>,
  isThis: (other: Calendar) => boolean,
): Promise<AddCalendarOutcome> {
  // Two forms submitted at once are counted one after the other.
  await unit.lockTeam(teamId);
  const others = await unit.calendars.of(teamId, userId);
  const known = others.find((other) => other.id === fresh.id || isThis(other));
  if (known?.id === fresh.id) return { kind: 'added', calendar: known };
  if (known) return { kind: 'refused', reason: 'You already added this calendar.' };
  if (others.length >= maxCalendars)
    return {
      kind: 'refused',
      reason: `You’ve reached the limit of ${maxCalendars} calendars. Remove one first.`,
    };
  const calendar: Calendar = {
    ...{ ...fresh, teamId, userId, rules: others[0]?.rules ?? defaultRules },
    ...{ mark: null, readings: 0, readingUntil: null },
    ...{
      addedAt: unit.now,
      removedAt: null,
      lastReadAt: null,
      lastOkAt: null,
      knownUntil: null,
      unreadable: 0,
    },
    ...{ failingSince: null, problem: null, toldAt: null, nextReadAt: unit.now, nextEventAt: null },
  };
  await unit.calendars.add(calendar);
  return { kind: 'added', calendar };
}

async function setRules(unit: CalendarsUnit, calendar: Calendar, rules: Rules): Promise<void> {
  const locked = await unit.calendars.lock(calendar.id);
  if (!locked) return;
  await unit.calendars.replace(locked, { ...locked, rules });
  await unit.calendars.applyRules(calendar.id, rules);
  await unit.calendars.rewake(calendar.id);
}

async function channelProblem(
  { people }: ManageDeps,
  { teamId, userId }: UserIn,
  channelId: string,
): Promise<string | null> {
  const [standing, isAppIn] = await Promise.all([
    people.standing({ teamId, channelId, userId, owner: userId }),
    people.isAppIn({ teamId, channelId }),
  ]);
  if (standing === 'unknown' || isAppIn === null) return 'Slack isn’t responding. Try again in a minute.';
  if (standing !== 'member') return 'You aren’t in that channel.';
  return isAppIn ? null : 'I’m not in that channel. Invite me there first.';
}
