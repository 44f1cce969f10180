/** Words from a past meeting, as an answer may cite them. */
export type Passage = {
  readonly meetingTitle: string;
  readonly at: Date;
  /** Blank when unknown: never guessed. */
  readonly speaker: string;
  readonly text: string;
};

type Answered =
  /** `cited`: places in the given passages, from 1. */
  | { readonly ok: true; readonly text: string; readonly cited: readonly number[] }
  | { readonly ok: false; readonly problem: { readonly kind: string; readonly detail?: string } };

/** Answers a question from nothing but these passages, which are data and never instructions. */
export type Answerer = (
  question: string,
  passages: readonly Passage[],
  signal: AbortSignal,
) => Promise<Answered>;
