import { selfDeadlinesMs } from '../../services/integrations/pika/ai-selves.ts';
import { type PollIntervals, pollIntervals } from '../../services/meetings/states/timing.ts';
import { faceDeadlinesMs } from '../../services/pikastream/face-maker.ts';
import { voiceDeadlinesMs } from '../../services/pikastream/voice-cloner.ts';
import { postIntervalMs, settleMs } from '../../services/slack/limits.ts';

/** How often this process writes and looks, and how long it waits. */
export type Pace = {
  /** Between two posts in one channel. */
  postEveryMs: number;
  /** From a change of how a call goes on until its card shows that. */
  settleMs: number;
  /** Between two sweeps for what a crash left behind. */
  sweepEveryMs: number;
  /** Between two signs of life, for other processes. */
  aliveEveryMs: number;
  /** Between two looks for jobs whose start time has come. */
  jobsEveryMs: number;
  /** Between two looks for standups, and Monday's lists, that are due. */
  standupEveryMs: number;
  /** Between two looks for calls in which somebody has to listen, and two readings of what was heard. */
  earsEveryMs: number;
  /** Between two looks for Home tabs that show what isn't so any more. */
  homesEveryMs: number;
  /** Between two looks for workflows' steps whose call is over. */
  stepsEveryMs: number;
  /** Until an MCP server that failed is tried again, the first time. */
  serverRetryMs: number;
  /** How long a session may be over its limit before it's ended without a row. */
  endUnwrittenAfterMs: number;
  pollEvery: PollIntervals;
  /** How long Pika may take for a picture, for a voice, and to tell of an AI Self. */
  deadlinesMs: {
    face: typeof faceDeadlinesMs;
    voice: typeof voiceDeadlinesMs;
    self: typeof selfDeadlinesMs;
  };
  /** By which limits of keys and people count: milliseconds of a clock that only goes on. */
  rateClock: () => number;
};

/** Tests run quicker; each of these values has a test of its own. */
export const defaultPace: Pace = {
  postEveryMs: postIntervalMs,
  settleMs,
  sweepEveryMs: 10_000,
  aliveEveryMs: 2_000,
  jobsEveryMs: 1_000,
  standupEveryMs: 5_000,
  earsEveryMs: 3_000,
  homesEveryMs: 2_000,
  stepsEveryMs: 3_000,
  serverRetryMs: 1_000,
  endUnwrittenAfterMs: 2_000,
  pollEvery: pollIntervals,
  deadlinesMs: { face: faceDeadlinesMs, voice: voiceDeadlinesMs, self: selfDeadlinesMs },
  rateClock: () => performance.now(),
};
