import type { Transact } from '../../meetings/ports/unit.ts';
import type { Roster } from '../../people/roster.ts';
import { dateAt, momentOrNext } from '../../times/wall-time.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';

export type WeeklyDeps = { transact: Transact<NotesUnit>; roster: Pick<Roster, 'members'> };

const dayMs = 86_400_000;
/** After that long nobody reads it as this morning's: it's left out. */
const mayBeLateMs = 6 * 3_600_000;

/**
 * Posts a channel's list of last week's calls, if that is due. Called any number of times, by any number of processes, it's
 * posted once: the row is locked, and moves on with the post. None is posted where there was no call.
 */
export const sendWeekly =
  ({ transact, roster }: WeeklyDeps) =>
  async (teamId: string, channelId: string): Promise<void> => {
    const members = await roster.members({ teamId, channelId, owner: channelId });
    await transact(async ({ weeklies, announcer, now }) => {
      const weekly = await weeklies.of(teamId, channelId);
      if (!weekly || weekly.nextAt > now) return;
      const { nextAt, timeZone: known } = weekly;
      const timeZone = commonest(members?.flatMap((one) => one.timeZone ?? []) ?? []) ?? known ?? 'UTC';
      // A zone that changes mustn't make two Mondays of one.
      const from = known === null ? now : new Date(Math.max(now.getTime(), nextAt.getTime() + dayMs));
      await weeklies.set(teamId, channelId, { nextAt: nextMonday(timeZone, from), timeZone });
      if (known === null || now.getTime() - nextAt.getTime() > mayBeLateMs) return;
      const week = { teamId, channelId, week: dateAt(nextAt, known) };
      const count = await weeklies.collect(
        week,
        midnight(week.week, -7, known),
        midnight(week.week, 0, known),
      );
      if (count > 0) await announcer.showWeek(week);
    });
  };

/** Nine o'clock of the next Monday there. */
function nextMonday(timeZone: string, now: Date): Date {
  const mornings = [0, 1, 2, 3, 4, 5, 6, 7].map((days) =>
    dateAt(new Date(now.getTime() + days * dayMs), timeZone),
  );
  const mondays = mornings
    .filter((date) => new Date(`${date}T00:00Z`).getUTCDay() === 1)
    .map((date) => momentOrNext(`${date}T09:00`, timeZone));
  return mondays.find((at) => at > now) ?? momentOrNext(`${mornings[0]}T09:00`, timeZone);
}

/** So many days from a date, as a zone's calendar begins that day. */
function midnight(date: string, days: number, timeZone: string): Date {
  const day = new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  return momentOrNext(`${day}T00:00`, timeZone);
}

/** Of several that are as common, the first by name. */
function commonest(zones: readonly string[]): string | null {
  const groups = [...Map.groupBy(zones, (zone) => zone).values()];
  const [most] = groups.toSorted(
    (one, other) => other.length - one.length || String(one[0]).localeCompare(String(other[0])),
  );
  return most?.[0] ?? null;
}
