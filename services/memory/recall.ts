import type { Transact } from '../meetings/ports/unit.ts';
import type { Fact } from './fact.ts';
import type { Reader } from './may-read.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import { wordsIn } from './words-in.ts';

/**
 * What an agent is told beside a request: what all that read its answer may know, with the most of the request's words
 * first. All that is told of memory goes through here, and who reads it is said first.
 */
export const recall =
  ({ transact }: { transact: Transact<MemoryUnit> }) =>
  async (teamId: string, reader: Reader, words: string, limit: number): Promise<Fact[]> =>
    transact(async ({ facts }) => {
      const found = await facts.readBy(teamId, reader, { words: wordsIn(words), limit });
      await facts.markUsed(found.map(({ id }) => id));
      return found;
    });
