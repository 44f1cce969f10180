import { isDeepStrictEqual } from 'node:util';
import { applyEvent } from '../meetings/apply.ts';
import type { Unit } from '../meetings/ports/unit.ts';
import { find } from './find-schedule.ts';
import { nextTime } from './next-times.ts';
import type { Asker, ScheduleDeps, ScheduleOutcome, WantedChange, Which } from './outcomes.ts';
import { type NotUnderstood, readWanted } from './phrases/read-wanted.ts';
import { refusalFor } from './refusal-for.ts';
import type { Rule } from './rule.ts';
import { runKey, type Schedule, type Terms, termsOf } from './schedule.ts';
import { type Telling, told } from './tell-change.ts';
import { notSeenTo, termsAfter, type Wish } from './terms-after.ts';

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
      return change(unit, asker.userId, schedule, wish.wish, { zone: own, aloud, billing: deps.billing });
    });
  };

async function change(
  unit: Unit,
  by: string,
  schedule: Schedule,
  wish: Wish,
  telling: Telling,
): Promise<ScheduleOutcome> {
  // Its card is up, and it waits for its time: that is the next one.
  const waiting = await waitingRun(unit, schedule);
  const seenTo = await unit.schedules.seenTo(schedule.id, waiting?.at ?? null);
  const after = termsAfter(schedule, wish, by, { now: unit.now, seenTo });
  const terms = after.kind === 'terms' ? after.terms : schedule;
  const drops = wish.kind === 'skip' || (waiting && !keeps(terms, waiting.at)) ? waiting : null;
  if (drops) await applyEvent(unit, drops.meetingId, { type: 'decline', by });
  if (drops && wish.kind === 'skip') return tellSkipped(unit, by, schedule, drops.at, telling);
  if (after.kind === 'already') return { kind: 'already', schedule };
  if (waiting && !drops && !isSameCall(schedule, terms)) await beginAgain(unit, by, schedule, waiting);
  const nextAt = waiting && !drops ? earlier(waiting.at, terms.nextAt) : terms.nextAt;
  const changed = await unit.schedules.change(schedule, { ...terms, nextAt }, by);
  const dropped = drops?.at ?? after.skipped;
  return told(unit, telling, { what: wish.kind, by, schedule: changed, dropped, undoable: true });
}

/** The one whose card was up is off: the next is the one after it, and a second press of the same button is late. */
async function tellSkipped(
  unit: Unit,
  by: string,
  schedule: Schedule,
  dropped: Date,
  telling: Telling,
): Promise<ScheduleOutcome> {
  const nextAt = schedule.nextAt && notSeenTo(schedule, schedule.nextAt, dropped);
  const skipped = await unit.schedules.change(schedule, { ...termsOf(schedule), nextAt }, by);
  return told(unit, telling, { what: 'skip', by, schedule: skipped, dropped, undoable: false });
}

/** Whether somebody still goes at that time by these terms. */
function keeps({ rule, timeZone, pausedAt, removedAt }: Terms, at: Date): boolean {
  if (pausedAt || removedAt) return false;
  return nextTime(rule, timeZone, new Date(at.getTime() - 1))?.getTime() === at.getTime();
}

function isSameCall(one: Terms, other: Terms): boolean {
  return isDeepStrictEqual([one.call, one.minutes], [other.call, other.minutes]);
}

/** It would go into the old call, or by the old limit: that one is off, and the same time is seen to once more. */
async function beginAgain(
  unit: Unit,
  by: string,
  schedule: Schedule,
  { meetingId, at }: WaitingRun,
): Promise<void> {
  await applyEvent(unit, meetingId, { type: 'decline', by });
  await unit.schedules.forgetRun(schedule.id, at);
  await unit.forgetReceived(schedule.teamId, runKey(schedule, at));
}

/** What waits for its time is told as the next one. */
function earlier(at: Date, nextAt: Date | null): Date {
  return nextAt && nextAt < at ? nextAt : at;
}

type WaitingRun = { meetingId: string; at: Date };

async function waitingRun(unit: Unit, { id }: Schedule): Promise<WaitingRun | null> {
  const last = await unit.schedules.lastMeeting(id);
  const meeting = last && (await unit.meetings.lock(last.meetingId));
  return meeting?.state === 'scheduled' ? last : null;
}

function wishOf(
  wanted: WantedChange,
  schedule: Schedule,
  own: string | null,
): { wish: Wish } | { problem: NotUnderstood } {
  if (wanted.kind !== 'set') return { wish: wanted };
  const { kind, isWhole, when, zone, ...rest } = wanted;
  const { call = schedule.call, minutes = null } = rest;
  // It was set up for the clocks of a place: another time is meant there too.
  const clocks = zone === null ? schedule.timeZone : own;
  const asked = { call, minutes, number: schedule.number };
  const read = readWanted({ when, zone }, clocks, asked, { rule: schedule.rule, isWhole });
  if (read.kind !== 'read') return { problem: read };
  const rule = isSame(read.rule, schedule.rule) ? schedule.rule : read.rule;
  const long = read.minutes === null ? {} : { minutes: read.minutes };
  return { wish: { kind, terms: { ...rest, ...long, rule, timeZone: read.timeZone } } };
}

/** Every other week goes on with the weeks that it has. */
function isSame(one: Rule, other: Rule): boolean {
  return isDeepStrictEqual({ ...one, anchor: null }, { ...other, anchor: null });
}
