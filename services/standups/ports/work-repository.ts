import type { Work } from '../work/work-change.ts';

/** An occurrence for which work is to be read. */
export type DueWork = {
  readonly standupId: string;
  readonly at: Date;
  readonly meetingId: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly requestedBy: string;
  /** When the last occurrence began that took place. */
  readonly lastHeldAt: Date | null;
};

/** Work that was read for standups, inside one transaction. */
export type WorkRepository = {
  /**
   * Takes an occurrence that asks for it, whose meeting waits for its start and sends a persona that reads work; nobody else
   * gets it before `again`.
   */
  claim(again: Date): Promise<DueWork | null>;
  /** Replaces what was read for this occurrence. */
  keep(due: DueWork, teamId: string, work: Work): Promise<void>;
  /** Null where nothing was read for a meeting. */
  of(meetingId: string): Promise<Work | null>;
};
