/** What a model may be asked, at most. Tokens are estimates (`tokensIn`), times milliseconds. */
export const budgets = {
  /**
   * Of one whole transcript: about six hours of talk. Three hours (30,000 words) are about 55,000. It bounds what notes
   * of one meeting can cost; beyond it nothing is sent, because notes of the first half would read as notes of all.
   */
  transcript: 100_000,
  /** Of a request beside the transcript: the task, names, a hint, what is open from last time. */
  task: 4_000,
  /** Of what a part repeats from the one before, so that an answer isn't parted from its question. */
  overlap: 600,
  /** Of an answer: notes of a part take about 1,500; the rest is room for models that think aloud first. */
  answer: 8_000,
  /** Calls at once: all parts of a three-hour meeting in two rounds, without running into the smallest rate limits. */
  atOnce: 4,
  /** For an answer to a question: someone is looking at the thread. */
  answering: 10_000,
} as const;

/** What one model can do. */
export type ModelLimits = {
  /** Of what it reads and writes in one call. */
  readonly windowTokens: number;
  /** For all notes of a meeting, retries included. */
  readonly writingMs: number;
};

/**
 * By who runs it. Hosted models write 50 tokens a second and more. What people host reads an hour of talk for minutes on
 * their own machine; nobody waits at a screen, and the job that waits may take ten minutes.
 */
export const modelLimits = {
  anthropic: { windowTokens: 200_000, writingMs: 120_000 },
  openai: { windowTokens: 128_000, writingMs: 120_000 },
  compatible: { windowTokens: 32_000, writingMs: 480_000 },
} as const satisfies Record<string, ModelLimits>;

/** Of a transcript in one call, so that the task and the answer fit beside it. */
export function partTokens({ windowTokens }: ModelLimits): number {
  return windowTokens - budgets.answer - budgets.task;
}

/** Characters of what people and calls put into a prompt, and of an answer. */
export const promptLimits = {
  hint: 500,
  people: 60,
  /** Items that are open from last time, and characters of each. */
  openItems: 20,
  openItem: 160,
  /** A piece of a segment that is cited on its own. */
  piece: 400,
  question: 500,
  passages: 40,
  passage: 1_500,
  meetingTitle: 120,
  reply: 1_200,
} as const;

/** 3.5 bytes a token: English has 4 to 4.5, so that it is never too few; of three bytes a sign, such as in Chinese, it is about one a sign. */
export function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3.5);
}
