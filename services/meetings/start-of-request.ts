import type { StartDoubt } from '../times/start-doubt.ts';
import { type Auto, type ChannelSettings, isAllowed, joinTool } from './channel-settings.ts';
import type { WaitsBecause } from './meeting.ts';
import type { Start } from './new-meeting.ts';
import type { Request } from './proposal.ts';
import { timing } from './states/timing.ts';

/** What decides beside the request: what the channel and the workspace chose, and why the asker may not start it. */
export type Modes = { settings: ChannelSettings; auto: Auto; held: WaitsBecause | null };

/** When a meeting that is asked for goes in, and whether someone is asked first. */
export function startOf(
  deps: { joinUndoSeconds: number },
  request: Pick<Request, 'via' | 'startDoubt' | 'startsAt' | 'agentHasRead'>,
  { settings, auto, held }: Modes,
  now: Date,
): Start {
  const { via, startDoubt: doubt = null, startsAt } = request;
  const later = startsAt && isAnotherTime(startsAt, now) ? startsAt : null;
  // A model doesn't spend money on its own: a person presses Join now, unless the channel has lifted that and the model
  // has read no words that could have talked it into this.
  const lifted = isAllowed(settings, joinTool, null) && !request.agentHasRead;
  const modelAsks = via === 'agent' && !lifted;
  const pasted = via === 'link' || via === 'bot';
  // While Slack doesn't say which person asked, it waits as usual, and the worker asks again before it spends.
  const waits = held !== null && !(held === 'unknown' && via !== 'bot');
  if (waits || modelAsks || (pasted && auto === 'ask'))
    return { kind: 'ask', doubt: later ? asks(later) : doubt };
  if (doubt) return { kind: 'ask', doubt };
  if (later) return { kind: 'later', at: later };
  if (!pasted && via !== 'agent') return { kind: 'now' };
  return deps.joinUndoSeconds > 0 ? { kind: 'undo', seconds: deps.joinUndoSeconds } : { kind: 'now' };
}

/** Within a minute is now. What is long over isn't joined: it goes the way of a start that was missed. */
export function isAnotherTime(startsAt: Date, now: Date): boolean {
  const seconds = (startsAt.getTime() - now.getTime()) / 1_000;
  return seconds > timing.soonIsNow || seconds < -timing.joinAtMostLate;
}

function asks(at: Date): StartDoubt {
  return { why: 'asks', choices: [{ at: at.toISOString(), words: 'Join then' }] };
}
