import { z } from 'zod';
import { deadlineIn } from '../../../services/model/deadline.ts';
import type { ModelProblem } from '../../../services/model/problem.ts';
import { ask } from '../../../services/notes/model/ask.ts';
import { wordsOfModel } from '../../../services/slack/words/reasons/models.ts';
import type { Config } from '../../config.ts';
import { connectModel } from '../../wiring/model.ts';
import { type Finding, findings } from '../finding.ts';

const model = findings('Model');
const answersWithinMs = 30_000;
const lost = 'Calls get highlights, not a summary. The house agent doesn’t answer.';

/** Asks for one word, as for notes: that costs a few tokens, and shows key, name and what the model can at once. */
export async function findModel(config: Config): Promise<Finding> {
  if (!config.MODEL)
    return model.off('MODEL isn’t set.', lost, 'Set it and its key if a model may read your calls.');
  const problem = await problemOf(config);
  if (!problem) return model.ok(`${config.MODEL} answers.`);
  const { what, next } = wordsOfModel(problem.kind);
  const detail = problem.detail ? ` (${problem.detail})` : '';
  return model.warning(`${config.MODEL}: ${what}${detail}.`, lost, next ?? 'Try again later.');
}

const question = {
  instructions: 'Somebody wants to know whether you answer.',
  prompt: 'Answer with one word: ready',
  schema: z.object({ answer: z.string() }),
};

async function problemOf(config: Config): Promise<ModelProblem | null> {
  const connected = await connectModel({ config });
  if (!connected) return null;
  try {
    const asked = await ask(connected, question, deadlineIn(answersWithinMs, new AbortController().signal));
    return asked.ok ? null : asked.problem;
  } finally {
    await connected.close();
  }
}
