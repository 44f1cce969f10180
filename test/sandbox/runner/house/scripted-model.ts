import { Calls, type EmulatedModel, type ModelAsked, startModel } from '../../model/service.ts';
import { scriptedObject } from './scripted-notes.ts';
import { standupAnswers } from './standup-answers.ts';

export type ScriptedModel = Pick<EmulatedModel, 'violations' | 'close'> & {
  /** What makes the app use it: it speaks OpenAI's own wire, only its address is another. */
  settings: Record<string, string>;
};

const unknown =
  'A script plays my model here, and it knows only what this standup asks for. Start the sandbox with MODEL set, and a real model answers you.';

/** A model that plays its part in the standup, and says of anything else that it is a script. */
export async function startScriptedModel(tell: (words: string) => void): Promise<ScriptedModel> {
  const model = await startModel();
  const answer = ({ shape, instructions, prompt, messages }: ModelAsked) => {
    if (shape !== null) {
      tell('writes what the app asks it for, in people’s own words');
      return scriptedObject(shape, prompt);
    }
    const request = /^<<< REQUEST [^\n]*\n(.*)^>>> REQUEST /ms.exec(prompt)?.[1] ?? '';
    const script = standupAnswers.find(({ hears }) => hears.test(request));
    const step = script?.steps[messages.filter(({ role }) => role === 'assistant').length];
    const results = messages.flatMap((message) =>
      message.role === 'tool' ? message.results.map(({ text }) => text) : [],
    );
    const said = step?.({ prompt, results });
    if (said instanceof Calls)
      tell(`calls ${said.calls.map(({ name }) => name.replace('__', '.')).join(', ')}`);
    // Speech that it doesn't know asks for nothing.
    return said ?? (isSpoken(instructions) ? '' : unknown);
  };
  model.always(answer, { tokens: tokensOf });
  const { violations, close, key, url } = model;
  return {
    ...{ violations, close },
    settings: { MODEL: 'openai/a-script', OPENAI_API_KEY: key, MODEL_BASE_URL: `${url}/v1` },
  };
}

/** About as many as a real one would read. */
function tokensOf(asked: ModelAsked): { in: number; out: number } {
  return { in: Math.ceil(JSON.stringify(asked).length / 4), out: 50 };
}

function isSpoken(instructions: string): boolean {
  return instructions.includes('Nobody in the call can hear you');
}
