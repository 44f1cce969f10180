import type { CallResult } from './turn.ts';

/** What is awaited, and until when at most. */
export type Waits = { questionId: string | null; until: Date };

/** What came of a call of the model's, or what it waits for. */
export type CallOutcome = { result: string; sources?: CallResult['sources'] } | { waits: Waits };
