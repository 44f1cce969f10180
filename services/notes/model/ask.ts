import { setTimeout } from 'node:timers/promises';
import type { LanguageModel } from 'ai';
import type { z } from 'zod';
import { budgets } from './budgets.ts';
import type { Deadline } from './deadline.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Asked, failed } from './problem.ts';

export type AskDeps = {
  model: LanguageModel;
  /** Waits before a retry; ends early with the signal. For tests. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

export type Question<Schema extends z.ZodType> = {
  instructions: string;
  prompt: string;
  schema: Schema;
};

/**
 * Asks a model for one object. No tools are given, so that an answer can do nothing but be read; where a provider has
 * no other way to ask for a shape, the SDK dresses it up as a tool, which nothing runs. Calls that were turned away or
 * lost are made again, as long as the wait fits before the deadline; expected failures are values.
 */
export async function ask<Schema extends z.ZodType>(
  { model, pause = wait }: AskDeps,
  question: Question<Schema>,
  deadline: Deadline,
): Promise<Asked<z.infer<Schema>>> {
  for (let attempt = 0; ; attempt += 1) {
    const tried = await once(model, question, deadline);
    if ('ok' in tried) return tried;
    const { problem, retryAfter } = tried;
    const later = retryAfter === 'backoff' ? budgets.pause * 2 ** attempt : retryAfter;
    if (later === null || attempt >= budgets.retries || later >= deadline.left())
      return { ok: false, problem };
    await pause(later, deadline.signal).catch(() => {});
    const ended = deadline.ended();
    if (ended) return ended;
  }
}

/** Errors of the SDK carry the whole request: none leaves this function but bugs, which are none of the SDK's. */
async function once<Schema extends z.ZodType>(
  model: LanguageModel,
  { instructions, prompt, schema }: Question<Schema>,
  deadline: Deadline,
): Promise<{ ok: true; value: z.infer<Schema> } | ReturnType<typeof failed> | Failure> {
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

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal });
}
