import type { Transact } from '../meetings/ports/unit.ts';
import type { DecidedSeries } from './calendar.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';

type Person = { teamId: string; userId: string };

export type SeriesUseCases = {
  /** The newest of them, and how many there are. */
  series(person: Person): Promise<{ newest: DecidedSeries[]; count: number }>;
  /** As if it had never been decided; null where it isn't, or not this person’s. */
  forgetSeries(person: Person, id: string): Promise<DecidedSeries | null>;
};

/** That a list shows at once; each has a button. */
export const mostSeriesShown = 10;

/** What people decided for series, and how they take it back. Nobody else can. */
export function manageSeries({ transact }: { transact: Transact<CalendarsUnit> }): SeriesUseCases {
  return {
    series: (person) =>
      transact(async ({ calendars }) => {
        const all = await calendars.allSeries(person);
        return { newest: all.slice(0, mostSeriesShown), count: all.length };
      }),
    forgetSeries: (person, id) =>
      transact(async ({ calendars }) => {
        const found = (await calendars.allSeries(person)).find((series) => series.id === id);
        return found && (await calendars.dropSeries(id)) ? found : null;
      }),
  };
}
