/** Names one run of our step in somebody's workflow. */
export type StepKey = { readonly teamId: string; readonly executionId: string };

/** A run of our step, to be completed. */
export type DueStep = StepKey & {
  readonly meetingId: string;
  readonly userId: string | null;
  readonly refusal: string | null;
  /** Tries so far, this one included. */
  readonly attempts: number;
};

/** Runs of our step, on the database's clock. */
export type WorkflowSteps = {
  /** Keeps a run, and the id that its meeting is to have; of one that was kept before, the id that it has. */
  begin(
    step: StepKey & { meetingId: string; userId: string | null },
  ): Promise<{ meetingId: string; isNew: boolean }>;
  /** It came to nothing: why. */
  refuse(key: StepKey, refusal: string): Promise<void>;
  /** Takes those that can be completed, for half a minute: nobody else has them. */
  takeDue(limit: number): Promise<DueStep[]>;
  /** Words of the call are about to go into the workflow, and may be there whatever Slack answers. */
  takesWords(key: StepKey): Promise<void>;
  retry(key: StepKey, seconds: number): Promise<void>;
  finish(key: StepKey): Promise<void>;
};
