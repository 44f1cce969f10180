import type { Transact } from '../meetings/ports/unit.ts';
import type { DecidedSeries } from './calendar.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';

type Person = { teamId: string; userId: string };

export type SeriesUseCases = {
  /** The newest decisions, and the count of all. */
  series(person: Person): Promise<{ newest: DecidedSeries[]; count: number }>;
  /** Drops a decision; null if there is none or it isn't this person’s. */
  forgetSeries(person: Person, id: string): Promise<DecidedSeries | null>;
};

/** Entries of a list; each has a button. */
export const maxSeriesShown = 10;

/** Lists a person's decisions for series, and takes them back. Nobody else can. */
export function manageSeries({ transact }: { transact: Transact<CalendarsUnit> }): SeriesUseCases {
  return {
    series: (person) =>
      transact(async ({ calendars }) => {
        const all = await calendars.allSeries(person);
        return { newest: all.slice(0, maxSeriesShown), count: all.length };
      }),
    forgetSeries: (person, id) =>
      transact(async ({ calendars }) => {
        const found = (await calendars.allSeries(person)).find((series) => series.id === id);
        return found && (await calendars.dropSeries(id)) ? found : null;
      }),
  };
}
