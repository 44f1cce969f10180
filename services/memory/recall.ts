import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { Fact } from './fact.ts';
import type { Reader } from './may-read.ts';
import type { ToldFacts, WantedFacts } from './ports/facts.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import { wordsIn } from './words-in.ts';

/**
 * What all who read it may know of what is remembered: house agent, briefs, lists, recaps and standups' questions ask here,
 * and nowhere else. So nobody is told anything without having said first who reads it.
 */
export function recallFor(
  reader: Reader,
  { facts }: { readonly facts: ToldFacts },
  teamId: string,
  wanted: WantedFacts,
): Promise<Fact[]> {
  return facts.readBy(reader, teamId, wanted);
}

/** Who reads a meeting's thread: everybody in its channel, or whose DM with us it's in. */
export function readerOfThread({
  channelId,
  requestedBy,
}: Pick<Meeting, 'channelId' | 'requestedBy'>): Reader {
  return isOwnDm(channelId)
    ? { kind: 'person', userId: requestedBy, channelIds: [] }
    : { kind: 'channel', channelId };
}

/** What an agent is told beside a request, with the most of the request's words first: it counts as used. */
export const recallForAgent =
  ({ transact }: { transact: Transact<MemoryUnit> }) =>
  async (reader: Reader, teamId: string, words: string, limit: number): Promise<Fact[]> =>
    transact(async (unit) => {
      const found = await recallFor(reader, unit, teamId, { words: wordsIn(words), limit });
      await unit.facts.markUsed(found.map(({ id }) => id));
      return found;
    });
