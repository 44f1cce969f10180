import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import { builtInName } from '../../personas/built-in.ts';
import { type Address, addressed } from './addressed.ts';
import type { HeardSegment, HouseTurns } from './ports/house-turns.ts';

/** The newest segments of a call, and where they speak to its persona and ask for something. */
export type Said = { readonly heard: readonly HeardSegment[]; readonly addresses: readonly Address[] };

/** Segments that are looked at again with every new one: what is said may come in pieces. */
export const lookedAt = 40;

/** Reads it once, however many ask. */
export function saidIn(unit: Unit & { turns: HouseTurns }, meeting: Meeting): () => Promise<Said> {
  let said: Promise<Said> | undefined;
  const read = async (): Promise<Said> => {
    const heard = await unit.turns.heard(meeting.id, lookedAt);
    const people = await unit.sessions.participants(meeting);
    const names = { persona: nameOf(meeting), aliases: [builtInName], participant: meeting.botName, people };
    return { heard, addresses: addressed(heard.map(shortened), names) };
  };
  return () => {
    said ??= read();
    return said;
  };
}

/** Nobody says so much in one go before they name it; this is read with every new segment. */
function shortened(segment: HeardSegment): HeardSegment {
  return { ...segment, text: segment.text.slice(0, 2_000).toWellFormed() };
}

/** What it's called without what says that it is an AI. */
export function nameOf({ botName }: Pick<Meeting, 'botName'>): string {
  return botName.replace(/\s*\([^()]*\)\s*$/, '').trim() || botName;
}
