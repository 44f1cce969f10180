import type { CalendarEvent } from './calendar.ts';
import type { EventFacts } from './event-of.ts';
import { seriesOf } from './series-of.ts';

/** Milliseconds. Further away, in a daily series, is the meeting of another day. */
const nearest = 12 * 3_600_000;
/** A series that has more in two weeks is nobody's, and each is compared with each. */
const mostTimes = 400;

type Pair = { gone: CalendarEvent; fresh: EventFacts; apart: number };

/**
 * Which events go on under another name: Google split their series, or all of it was moved. Those of one series and call,
 * one to one, the nearest first.
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
  if (Math.max(all.length, others.length) > mostTimes) return [];
  const pairs = all.flatMap((gone) => others.map((fresh) => ({ gone, fresh, apart: apartOf(gone, fresh) })));
  return pairs.filter(({ apart }) => apart < nearest).sort((one, other) => one.apart - other.apart);
}

/** Nearest of all is what the series has at the same time, wherever it was moved. */
function apartOf(gone: CalendarEvent, fresh: EventFacts): number {
  if (gone.recurrenceId && gone.recurrenceId === fresh.recurrenceId) return -1;
  return Math.abs(gone.startsAt.getTime() - fresh.startsAt.getTime());
}

function nameOf({ uid, callKey }: Pick<CalendarEvent, 'uid' | 'callKey'>): string {
  return JSON.stringify([seriesOf(uid), callKey]);
}
