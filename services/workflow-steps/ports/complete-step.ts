/** What goes back into the workflow, as its steps behind ours use it; all of it text. */
type StepOutputs = {
  readonly thread_link: string;
  readonly summary: string;
  readonly action_items: string;
};

export type StepResult =
  | { readonly kind: 'done'; readonly outputs: StepOutputs }
  /** A sentence for the person who runs the workflow. */
  | { readonly kind: 'failed'; readonly why: string };

/** `done`: Slack has it, or takes none any more. `later`: it may, in so many seconds where Slack says that. */
type Completed = { readonly kind: 'done' } | { readonly kind: 'later'; readonly seconds: number | null };

/** Tells Slack how a run of our step ended. */
export type CompleteStep = (
  step: { teamId: string; executionId: string },
  result: StepResult,
) => Promise<Completed>;
