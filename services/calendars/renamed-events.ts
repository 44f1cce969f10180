import type { CalendarEvent } from './calendar.ts';
import type { EventFacts } from './event-of.ts';
import { seriesOf } from './series-of.ts';

/** In a daily series, one further away is another day's meeting. */
const maxApartMs = 12 * 3_600_000;
/** All pairs are compared, and nobody's series has more in two weeks. */
const maxTimes = 400;

type Pair = { gone: CalendarEvent; fresh: EventFacts; apart: number };

/**
 * Finds events that continue under another id, because Google split their series or all of it was moved. Pairs those of one
 * series and call one to one, nearest first.
 */
export function renamedEvents(
  gone: readonly CalendarEvent[],
  fresh: readonly EventFacts[],
): Map<EventFacts, CalendarEvent> {
  const all = Map.groupBy(fresh, nameOf);
  const renamed = new Map<EventFacts, CalendarEvent>();
  for (const [name, events] of Map.groupBy(gone, nameOf)) {
    const taken = new Set<CalendarEvent>();
    for (const pair of pairsOf(events, all.get(name) ?? [])) {
      if (taken.has(pair.gone) || renamed.has(pair.fresh)) continue;
      taken.add(pair.gone);
      renamed.set(pair.fresh, pair.gone);
    }
  }
  return renamed;
}

function pairsOf(all: readonly CalendarEvent[], others: readonly EventFacts[]): Pair[] {
  if (Math.max(all.length, others.length) > maxTimes) return [];
  const pairs = all.flatMap((gone) => others.map((fresh) => ({ gone, fresh, apart: apartOf(gone, fresh) })));
  return pairs.filter(({ apart }) => apart < maxApartMs).sort((one, other) => one.apart - other.apart);
}

/** The same recurrence id counts as nearest, wherever the meeting was moved. */
function apartOf(gone: CalendarEvent, fresh: EventFacts): number {
  if (gone.recurrenceId && gone.recurrenceId === fresh.recurrenceId) return -1;
  return Math.abs(gone.startsAt.getTime() - fresh.startsAt.getTime());
}

function nameOf({ uid, callKey }: Pick<CalendarEvent, 'uid' | 'callKey'>): string {
  return JSON.stringify([seriesOf(uid), callKey]);
}
