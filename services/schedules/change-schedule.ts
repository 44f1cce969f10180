import { isDeepStrictEqual } from 'node:util';
import { applyEvent } from '../meetings/apply.ts';
import type { Call } from '../meetings/call-link.ts';
import type { Transact, Unit } from '../meetings/ports/unit.ts';
import type { Roster } from '../notes/ports/roster.ts';
import type { People, Standing } from '../tasks/ports/people.ts';
import { nextTime, nextTimes } from './next-times.ts';
import type { Schedules } from './ports/schedules.ts';
import { type NotUnderstood, readWanted, type WhenWanted } from './read-wanted.ts';
import type { Rule } from './rule.ts';
import type { Schedule, Terms } from './schedule.ts';
import { startingNow, termsAfter, type Wish } from './terms-after.ts';

export type ScheduleDeps = {
  transact: Transact;
  people: Pick<People, 'standing'>;
  roster: Pick<Roster, 'timeZone'>;
  newId: () => string;
};

/** Who asks, and where, from Slack's verified payload. */
export type Asker = {
  teamId: string;
  channelId: string;
  userId: string;
  stranger: boolean;
  /** Names the command or form, so that it counts once. */
  key: string;
};

export type Wanted = WhenWanted & { call: Call; minutes: number | null };

/** The same, or less: `move` says only when. */
export type WantedChange = Exclude<Wish, { kind: 'set' }> | ({ kind: 'set' } & WhenWanted & Partial<Wanted>);

export type Which = { number: number } | { id: string; version: number };

/** A change that was made, with what everybody in the channel should know. */
export type Changed = {
  kind: 'changed';
  what: 'add' | Wish['kind'];
  by: string;
  schedule: Schedule;
  /** The next three times, and the zone of whoever asked. */
  next: readonly Date[];
  zone: string;
  /** The time that is left out: skipped, or waiting for its call when this was decided. */
  dropped: Date | null;
  /** A card that was called off stays so. */
  undoable: boolean;
};

export type ScheduleOutcome =
  | Changed
  | NotUnderstood
  | { kind: 'not_entitled'; standing: Exclude<Standing, 'member'> }
  | { kind: 'too_many'; most: number }
  | { kind: 'no_such' }
  | { kind: 'already'; schedule: Schedule }
  /** Somebody changed it since this button was shown. */
  | { kind: 'changed_since'; schedule: Schedule }
  | { kind: 'repeated' };

/** Standing meetings of a channel. */
const mostSchedules = 20;

/** Full members who are in the channel may; what they decide, the channel hears. */
export const addSchedule =
  (deps: ScheduleDeps) =>
  async (asker: Asker, wanted: Wanted, aloud: boolean): Promise<ScheduleOutcome> => {
    const refusal = await refusalFor(deps, asker);
    if (refusal) return refusal;
    const { teamId, channelId, userId: askedBy } = asker;
    const own = await deps.roster.timeZone(askedBy);
    const read = readWanted(wanted, own);
    if (read.kind !== 'read') return read;
    return deps.transact(async (unit) => {
      if (!(await unit.receiveOnce(teamId, asker.key))) return { kind: 'repeated' };
      await unit.lockTeam(teamId);
      const others = await unit.schedules.inChannel(teamId, channelId);
      if (others.length >= mostSchedules) return { kind: 'too_many', most: mostSchedules };
      const { call, minutes } = wanted;
      const { rule, timeZone } = read;
      const terms = startingNow({ ...blank, call, minutes, rule, timeZone }, unit.now);
      const schedule = await unit.schedules.insert({
        ...terms,
        id: deps.newId(),
        teamId,
        channelId,
        askedBy,
      });
      return told(unit, aloud, {
        what: 'add',
        by: askedBy,
        schedule,
        zone: own,
        dropped: null,
        undoable: true,
      });
    });
  };

const blank: Pick<Terms, 'nextAt' | 'pausedBy' | 'pausedAt' | 'removedBy' | 'removedAt'> = {
  nextAt: null,
  pausedBy: null,
  pausedAt: null,
  removedBy: null,
  removedAt: null,
};

export const changeSchedule =
  (deps: ScheduleDeps) =>
  async (asker: Asker, which: Which, wanted: WantedChange, aloud: boolean): Promise<ScheduleOutcome> => {
    const refusal = await refusalFor(deps, asker);
    if (refusal) return refusal;
    const own = await deps.roster.timeZone(asker.userId);
    return deps.transact(async (unit) => {
      if (!(await unit.receiveOnce(asker.teamId, asker.key))) return { kind: 'repeated' };
      const schedule = await find(unit, asker, which);
      if (!schedule || (schedule.removedAt && wanted.kind !== 'undo')) return { kind: 'no_such' };
      if ('version' in which && which.version !== schedule.version)
        return { kind: 'changed_since', schedule };
      const wish = wishOf(wanted, schedule, own);
      if ('problem' in wish) return wish.problem;
      return change(unit, asker.userId, schedule, wish.wish, own, aloud);
    });
  };

async function change(
  unit: Unit,
  by: string,
  schedule: Schedule,
  wish: Wish,
  zone: string | null,
  aloud: boolean,
): Promise<ScheduleOutcome> {
  const after = termsAfter(schedule, wish, by, unit.now);
  // Its card is up, and it waits for its time: that is the next one.
  const waiting = wish.kind === 'undo' ? null : await waitingRun(unit, schedule);
  const stays = after.kind === 'terms' && wish.kind === 'set' && waiting && keeps(after.terms, waiting.at);
  const drops = waiting && wish.kind !== 'resume' && !stays ? waiting : null;
  if (drops) await applyEvent(unit, drops.meetingId, { type: 'decline', by });
  if (drops && wish.kind === 'skip')
    return told(unit, aloud, { what: 'skip', by, schedule, zone, dropped: drops.at, undoable: false });
  if (after.kind === 'already') return { kind: 'already', schedule };
  const changed = await unit.schedules.change(schedule, after.terms, by);
  const dropped = drops?.at ?? after.skipped;
  return told(unit, aloud, { what: wish.kind, by, schedule: changed, zone, dropped, undoable: true });
}

/** Whether its new terms have that time as well. */
function keeps({ rule, timeZone }: Terms, at: Date): boolean {
  return nextTime(rule, timeZone, new Date(at.getTime() - 1))?.getTime() === at.getTime();
}

async function waitingRun(unit: Unit, { id }: Schedule): Promise<{ meetingId: string; at: Date } | null> {
  const last = await unit.schedules.lastMeeting(id);
  const meeting = last && (await unit.meetings.lock(last.meetingId));
  return meeting?.state === 'scheduled' && meeting.requestedVia === 'schedule' ? last : null;
}

async function find(unit: Unit, { teamId, channelId }: Asker, which: Which): Promise<Schedule | null> {
  if ('number' in which) return unit.schedules.lockNumber(teamId, channelId, which.number);
  const schedule = await unit.schedules.lock(which.id);
  return schedule?.teamId === teamId && schedule.channelId === channelId ? schedule : null;
}

function wishOf(
  wanted: WantedChange,
  schedule: Schedule,
  own: string | null,
): { wish: Wish } | { problem: NotUnderstood } {
  if (wanted.kind !== 'set') return { wish: wanted };
  const { kind, when, zone, ...rest } = wanted;
  // It was set up for the clocks of a place: another time is meant there too.
  const read = readWanted({ when, zone }, zone === null ? schedule.timeZone : own);
  if (read.kind !== 'read') return { problem: read };
  const rule = isSame(read.rule, schedule.rule) ? schedule.rule : read.rule;
  return { wish: { kind, terms: { ...rest, rule, timeZone: read.timeZone } } };
}

/** Every other week goes on with the weeks that it has. */
function isSame(one: Rule, other: Rule): boolean {
  return isDeepStrictEqual({ ...one, anchor: null }, { ...other, anchor: null });
}

async function told(
  unit: Unit,
  aloud: boolean,
  { zone, ...change }: Omit<Changed, 'kind' | 'next' | 'zone'> & { zone: string | null },
): Promise<Changed> {
  const { rule, timeZone, nextAt } = change.schedule;
  const from = new Date((nextAt ?? unit.now).getTime() - 1);
  const next = nextAt ? nextTimes(rule, timeZone, from, 3) : [];
  const changed: Changed = { kind: 'changed', ...change, next, zone: zone ?? timeZone };
  if (aloud) await unit.announcer.showSchedule(changed);
  return changed;
}

async function refusalFor(
  { people }: Pick<ScheduleDeps, 'people'>,
  { channelId, userId, stranger }: Asker,
): Promise<Extract<ScheduleOutcome, { kind: 'not_entitled' }> | null> {
  if (stranger) return { kind: 'not_entitled', standing: 'stranger' };
  const standing = await people.standing({ channelId, userId, owner: userId });
  return standing === 'member' ? null : { kind: 'not_entitled', standing };
}

/** What there is in a channel. */
export const listSchedules =
  ({ roster, schedulesIn }: Pick<ScheduleDeps, 'roster'> & { schedulesIn: Schedules['inChannel'] }) =>
  async ({ teamId, channelId, userId }: Pick<Asker, 'teamId' | 'channelId' | 'userId'>) => {
    const [schedules, zone] = await Promise.all([schedulesIn(teamId, channelId), roster.timeZone(userId)]);
    return { schedules, zone };
  };

/** One of them, for whoever may change it. */
export const findSchedule =
  ({ transact, people, roster }: Omit<ScheduleDeps, 'newId'>) =>
  async (
    asker: Asker,
    which: Which,
  ): Promise<
    { kind: 'found'; schedule: Schedule; zone: string | null } | Exclude<ScheduleOutcome, Changed>
  > => {
    const refusal = await refusalFor({ people }, asker);
    if (refusal) return refusal;
    const zone = await roster.timeZone(asker.userId);
    const schedule = await transact((unit) => find(unit, asker, which));
    if (!schedule || schedule.removedAt) return { kind: 'no_such' };
    const isOld = 'version' in which && which.version !== schedule.version;
    return isOld ? { kind: 'changed_since', schedule } : { kind: 'found', schedule, zone };
  };
