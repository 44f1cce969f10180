import type { StartDoubt } from '../times/start-doubt.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { Start } from './new-meeting.ts';
import type { Request } from './proposal.ts';
import { timing } from './states/timing.ts';

/** When a meeting that is asked for goes in, and whether someone is asked first. */
export function startOf(
  deps: { joinUndoSeconds: number },
  request: Request,
  settings: ChannelSettings,
  now: Date,
): Start {
  const { via, byExternal, startDoubt: doubt = null, startsAt } = request;
  const later = startsAt && isAnotherTime(startsAt, now) ? startsAt : null;
  // A model doesn't spend money on its own: a person presses Join now, unless the channel has lifted that.
  const modelAsks = via === 'agent' && !settings.allowedTools?.value.includes('join_meeting');
  const pasted = via === 'link' || via === 'bot';
  if (byExternal || modelAsks || (pasted && settings.auto?.value === 'ask'))
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
