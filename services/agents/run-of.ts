import { isRunFinished, type ToolRun } from '../tasks/run.ts';
import { asSoonAsOver, type Signals } from './signals.ts';
import type { Agent } from './visible-meetings.ts';

export type RunOfDeps = {
  look: (runId: string) => Promise<ToolRun | null>;
  signals: Signals;
  /** Aborted when the process stops. */
  stop: AbortSignal;
};

/** A run that this agent asked for, as soon as it is over or after so many seconds; to others it does not exist. */
export const runOf =
  ({ look, signals, stop }: RunOfDeps) =>
  async (agent: Agent, runId: string, seconds: number): Promise<ToolRun | null> => {
    const mine = async () => {
      const run = await look(runId);
      return run?.tokenId === agent.tokenId ? run : null;
    };
    return asSoonAsOver(signals, `run:${runId}`, seconds, stop, mine, isRunFinished);
  };
