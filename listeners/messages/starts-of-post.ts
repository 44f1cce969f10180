import type { Call } from '../../services/meetings/call-link.ts';
import { caps } from '../../services/meetings/caps.ts';
import type { AskedCall } from '../../services/meetings/proposal.ts';
import { callsOff } from '../../services/times/messages/calls-off.ts';
import type { TimeRead } from '../../services/times/messages/read-time.ts';
import type { ResolveStartTime } from '../../services/times/messages/resolve-start-time.ts';
import type { StartDoubt } from '../../services/times/start-doubt.ts';
import type { Post } from './post.ts';
import { unitsOf, wordsAround } from './words-of-post.ts';

/** The calls of a post, each with its own start, as in a calendar's list of a day, or marked as called off. */
export async function startsOfPost(
  resolveStartTime: ResolveStartTime,
  post: Post,
  calls: readonly Call[],
  byApp: boolean,
): Promise<AskedCall[]> {
  const units = unitsOf(post, byApp);
  const whole = units.map(({ text }) => text).join('\n');
  const ask = (text: string) => resolveStartTime({ text, ...writtenIn(post, byApp) });
  const read = await ask(whole);
  // A post with more links than the cap is refused anyway.
  const alone = read.kind === 'none' || calls.length > caps.linksPerMessage;
  return Promise.all(
    calls.map(async (call) => {
      // With one call the whole post is about it; with several, its own line and the lines above are.
      const about = calls.length === 1 ? [whole] : wordsAround(units, call, true).slice(0, 2);
      if (about.some(callsOff)) return { ...call, calledOff: true };
      const own = alone ? null : await firstTime(ask, wordsAround(units, call, calls.length > 1));
      return { ...call, ...startOf(own ?? read) };
    }),
  );
}

/** The same as a meeting request holds it. */
export function startOf(read: TimeRead): { startsAt: Date | null; startDoubt: StartDoubt | null } {
  return {
    startsAt: read.kind === 'at' ? read.at : null,
    startDoubt: read.kind === 'doubt' ? read.doubt : null,
  };
}

async function firstTime(
  ask: (text: string) => Promise<TimeRead>,
  texts: readonly string[],
): Promise<TimeRead | null> {
  for (const text of texts) {
    const read = await ask(text);
    if (read.kind !== 'none') return read;
  }
  return null;
}

function writtenIn({ ts, user, channel }: Post, byApp: boolean) {
  return {
    at: new Date(Number(ts) * 1_000),
    userId: byApp ? null : (user ?? null),
    channelId: channel,
    owner: user ?? '',
  };
}
