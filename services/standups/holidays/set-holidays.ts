import { sayEncryption } from '../../common/encryption-problem.ts';
import type { NotASpender, NotEntitled } from '../../people/authorize.ts';
import { type MayChangeDeps, notToChange } from '../may-change.ts';
import type { StandupActor } from '../outcomes.ts';
import type { Holidays } from './holidays.ts';
import { holidayTiming, type ReadHolidaysDeps, readHolidays, secretOwner } from './read-holidays.ts';

export type SetHolidaysDeps = ReadHolidaysDeps &
  MayChangeDeps & {
    /** Ends what still asks. */
    stop: AbortSignal;
  };

export type HolidaysOutcome =
  | { kind: 'set'; holidays: Holidays }
  | { kind: 'removed'; holidays: Holidays }
  | { kind: 'none' }
  /** A sentence for people, without the address. */
  | { kind: 'refused'; reason: string }
  | NotEntitled
  | NotASpender;

/** Reads a calendar and takes its whole days for the channel's holidays; null takes them away. The channel hears it. */
export const setHolidays =
  (deps: SetHolidaysDeps) =>
  async (asker: StandupActor, typed: string | null): Promise<HolidaysOutcome> => {
    const { teamId, channelId, userId } = asker;
    const known = await deps.transact((unit) => unit.holidays.of(teamId, channelId));
    // Without the holidays that stand, a channel's standups may meet more often.
    const refusal = await notToChange(deps, asker, typed === null || known !== null);
    if (refusal) return refusal;
    return typed === null ? remove(deps, asker) : set(deps, { teamId, channelId, userId }, typed);
  };

type Where = Pick<StandupActor, 'teamId' | 'channelId' | 'userId'>;

async function set(deps: SetHolidaysDeps, where: Where, typed: string): Promise<HolidaysOutcome> {
  const { teamId, channelId, userId: setBy } = where;
  const address = typed.trim().replace(/^webcals?:\/\//i, 'https://');
  const problem = deps.feeds.problem(address);
  if (problem) return { kind: 'refused', reason: `The address ${problem}.` };
  const encrypted = deps.cipher.encrypt(address, secretOwner(where));
  if (!encrypted.ok) return { kind: 'refused', reason: sayEncryption(encrypted.problem) };
  const asked = await deps.transact(async ({ now }) => now);
  const read = await readHolidays(deps, address, null, asked, deps.stop);
  if (read.kind === 'failed') return { kind: 'refused', reason: read.reason };
  if (read.kind === 'unchanged') return { kind: 'refused', reason: 'It said nothing.' };
  return deps.transact(async (unit) => {
    const holidays: Holidays = {
      ...{ teamId, channelId, setBy, label: new URL(address).hostname, address: encrypted.value },
      ...{ etag: read.etag, days: read.days, setAt: unit.now, lastOkAt: unit.now, problem: null },
      nextReadAt: new Date(unit.now.getTime() + holidayTiming.readEvery),
    };
    await unit.holidays.set(holidays);
    await unit.announcer.tellHolidays({ kind: 'set', holidays }, setBy);
    return { kind: 'set', holidays };
  });
}

function remove(
  { transact }: SetHolidaysDeps,
  { teamId, channelId, userId }: Where,
): Promise<HolidaysOutcome> {
  return transact(async (unit) => {
    const holidays = await unit.holidays.remove(teamId, channelId);
    if (!holidays) return { kind: 'none' };
    await unit.announcer.tellHolidays({ kind: 'removed', holidays }, userId);
    return { kind: 'removed', holidays };
  });
}
