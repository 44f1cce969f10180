import { MockLanguageModelV4 } from 'ai/test';
import { expect, onTestFinished } from 'vitest';
import { createModelWriter, type ModelWriterDeps } from '../../../../services/notes/model/write-model.ts';
import type { HintedRecording } from '../../../../services/notes/ports/model-writer.ts';
import type { WrittenNotes } from '../../../../services/notes/written-notes.ts';
import { segmentsOf, wednesday } from '../talk.ts';

type Call = Parameters<MockLanguageModelV4['doGenerate']>[0];

/** What a call was asked, as text. */
export type Heard = { instructions: string; prompt: string; options: Call };

/** What a scripted model does for one call: says an object, says a text, or whatever a function makes of the call. */
type Line = object | string | ((heard: Heard) => object | string | Promise<object | string>);

/** A model that says its lines in order, throws on a call nobody scripted, and must have said all of them. */
export function scriptedModel(...lines: Line[]) {
  const heard: Heard[] = [];
  const model = new MockLanguageModelV4({
    async doGenerate(options) {
      const call = { ...textOf(options), options };
      heard.push(call);
      const line = lines[heard.length - 1];
      if (line === undefined) throw new Error(`nobody scripted call ${heard.length}`);
      const said = typeof line === 'function' ? await line(call) : line;
      return answer(typeof said === 'string' ? said : JSON.stringify({ summary: [echoed(call)], ...said }));
    },
  });
  onTestFinished(() => expect(heard, 'calls of the model').toHaveLength(lines.length));
  return { model, heard };
}

/** The longest of the first lines, word for word: a point that always stands. */
function echoed({ prompt }: Heard): object {
  const lines = [...prompt.matchAll(/^\[(\d+)\] (?:(?!Pika)[^:\n]*: )?(.*)$/gm)].slice(0, 5);
  const [longest] = lines.sort(([, , one = ''], [, , other = '']) => other.length - one.length);
  return { text: longest?.[2]?.slice(0, 200) ?? '', segments: [Number(longest?.[1] ?? 1)] };
}

function textOf({ prompt }: Call): { instructions: string; prompt: string } {
  const words = (role: string) =>
    prompt
      .filter((message) => message.role === role)
      .map(({ content }) =>
        typeof content === 'string'
          ? content
          : content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
      )
      .join('\n');
  return { instructions: words('system'), prompt: words('user') };
}

export function answer(text: string, finishReason: 'stop' | 'length' | 'content-filter' = 'stop') {
  return {
    content: [{ type: 'text' as const, text }],
    finishReason: { unified: finishReason, raw: undefined },
    usage: {
      inputTokens: { total: 1, noCache: 1, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: 1, text: 1, reasoning: undefined },
    },
    warnings: [],
  };
}

/** A draft of a model with only what a test is about; its summary is what was said, unless given. */
export function draft(part: object = {}): object {
  return {
    title: '',
    decisions: [],
    actionItems: [],
    questions: [],
    chapters: [],
    facts: [],
    ...part,
  };
}

export function item(part: object): object {
  return { text: 'Send the report', owners: [], due: null, segments: [1], ...part };
}

/** A talk given as `Name: what they said`, ten seconds each. */
export function recordingOf(talk: string, part: Partial<HintedRecording> = {}): HintedRecording {
  return {
    segments: segmentsOf(talk),
    startedAt: wednesday,
    timeZone: 'Europe/Berlin',
    participants: [],
    botName: 'Pika',
    ...part,
  };
}

/** Notes of a talk by a model that says this. */
export async function written(
  talk: string,
  said: object,
  part: Partial<HintedRecording> = {},
  deps: Partial<ModelWriterDeps> = {},
): Promise<WrittenNotes> {
  const { model } = scriptedModel(said);
  const done = await createModelWriter({ model, ...deps })(
    recordingOf(talk, part),
    new AbortController().signal,
  );
  if (!done.ok) throw new Error(`${done.problem.kind}: ${done.problem.detail}`);
  return done.notes;
}
