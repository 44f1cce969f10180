import type { KnownThreads } from '../../common/asking-threads.ts';
import { builtInName } from '../../personas/built-in.ts';
import { addressed } from './addressed.ts';
import { nameOf } from './said.ts';

export type CallThread = { teamId: string; channelId: string; threadTs: string; botName: string };

/** A reply in a thread that mentions nobody. */
type Reply = { teamId: string; channelId: string; threadTs: string; userId: string; text: string };

/** Characters of a reply in which its name is looked for. */
const maxChars = 4_000;

/**
 * Whether a plain reply in a call's thread speaks to the house agent by its name, and asks for something: as it is decided
 * of what is said in the call. Most replies cost no query.
 */
export const isForHouse =
  (threads: KnownThreads<CallThread>) =>
  async ({ userId, text, ...place }: Reply): Promise<boolean> => {
    const thread = await threads.find(place);
    if (!thread) return false;
    const words = { speaker: userId, text: text.slice(0, maxChars), start_ms: 0, end_ms: 0 };
    return addressed([words], { persona: nameOf(thread), aliases: [builtInName] }).length > 0;
  };
