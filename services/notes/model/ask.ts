import type { LanguageModel } from 'ai';
import type { z } from 'zod';
import type { Deadline } from '../../model/deadline.ts';
import { failureOf } from '../../model/failure.ts';
import type { Asked } from '../../model/problem.ts';
import { type Pause, type Tried, withRetries } from '../../model/retry.ts';
import { budgets } from './budgets.ts';

export type AskDeps = {
  model: LanguageModel;
  /** For tests. */
  pause?: Pause;
};

export type Question<Schema extends z.ZodType> = {
  instructions: string;
  prompt: string;
  schema: Schema;
};

/**
 * Asks a model for one object. No tools are given, so that an answer can do nothing but be read; where a provider has
 * no other way to ask for a shape, the SDK dresses it up as a tool, which nothing runs.
 */
export function ask<Schema extends z.ZodType>(
  { model, pause }: AskDeps,
  question: Question<Schema>,
  deadline: Deadline,
): Promise<Asked<z.infer<Schema>>> {
  return withRetries(() => once(model, question, deadline), deadline, pause);
}

/** Errors of the SDK carry the whole request: none leaves this function but bugs, which are none of the SDK's. */
async function once<Schema extends z.ZodType>(
  model: LanguageModel,
  { instructions, prompt, schema }: Question<Schema>,
  deadline: Deadline,
): Promise<Tried<z.infer<Schema>>> {
  // Here, not above: without a model nobody waits for the SDK to load.
  const sdk = await import('ai');
  try {
    const { output } = await sdk.generateText({
      model,
      instructions,
      prompt,
      output: sdk.Output.object({ schema }),
      maxOutputTokens: budgets.answer,
      // Its own would wait beyond our deadline rather than say that we are rate limited.
      maxRetries: 0,
      abortSignal: deadline.signal,
    });
    return { ok: true, value: schema.parse(output) };
  } catch (error) {
    const failure = deadline.ended() ?? failureOf(error, sdk);
    if (!failure) throw error;
    return failure;
  }
}
