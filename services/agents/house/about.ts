import { sourcesIn } from './search-past.ts';
import type { Turn } from './turn.ts';

/** Meetings that a turn is kept with: their ids are in its message's key. */
const mostMeetings = 40;

/** The meetings whose words turns may repeat, each once, of the newest turn first. */
export function aboutTogether(turns: readonly Pick<Turn, 'about'>[]): string[] {
  return [...new Set(turns.toReversed().flatMap(({ about }) => about))].slice(0, mostMeetings);
}

/** The same of one turn, with what it has found itself. */
export function aboutOf(turn: Pick<Turn, 'about' | 'messages'>): string[] {
  return aboutTogether([turn, { about: sourcesIn(turn).map(({ meetingId }) => meetingId) }]);
}
