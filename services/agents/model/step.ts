import type { LanguageModel, ModelMessage, ToolSet } from 'ai';
import { storable, storableValue } from '../../common/storable.ts';
import { type Deadline, deadlineIn } from '../../model/deadline.ts';
import { failureOf } from '../../model/failure.ts';
import { type Pause, type Tried, withRetries } from '../../model/retry.ts';
import { isDeeper } from '../../tasks/json-schema.ts';
import type { HouseModel, ModelStep, OfferedTool, StepInput } from '../house/ports/house-model.ts';
import { maxAnswerTokens } from '../house/token-budget.ts';
import type { ModelCall, TurnMessage } from '../house/turn.ts';
import { named, spelled } from './tool-names.ts';

export type StepDeps = {
  model: LanguageModel;
  /** For tests. */
  pause?: Pause;
};

/** For one answer, retries included: somebody waits in a call. */
const answerMs = 90_000;
const maxNameChars = 200;
/** Of a call's input; the longest document that a tool takes has its place. */
const most = { chars: 120_000, levels: 32 } as const;

/** One step of the house agent through the AI SDK: its tools have nothing to run, so a call is only read. */
export function createHouseModel({ model, pause }: StepDeps): HouseModel {
  return (input, signal) => {
    const deadline = deadlineIn(answerMs, signal);
    return withRetries(() => once(model, input, deadline), deadline, pause);
  };
}

async function once(
  model: LanguageModel,
  { instructions, messages, tools }: StepInput,
  deadline: Deadline,
): Promise<Tried<ModelStep>> {
  // Here, not above: without a model nobody waits for the SDK to load.
  const sdk = await import('ai');
  try {
    const { text, toolCalls, finishReason, usage } = await sdk.generateText({
      model,
      instructions,
      messages: messages.map(messageOf),
      tools: Object.fromEntries(tools.map((tool) => [spelled(tool.name), toolOf(sdk, tool)])),
      maxOutputTokens: maxAnswerTokens,
      maxRetries: 0,
      abortSignal: deadline.signal,
    });
    const { inputTokens: tokensIn = 0, outputTokens: tokensOut = 0 } = usage;
    // Half a call is none, and half an answer may say the opposite. It costs as much as a whole one.
    if (finishReason === 'length')
      return { ok: true, value: { text: '', calls: [], isCutOff: true, tokensIn, tokensOut } };
    const calls: ModelCall[] = toolCalls.map(({ toolCallId, toolName, input }) => ({
      id: storable(toolCallId),
      name: storable(named(toolName, tools)).slice(0, maxNameChars),
      input: inputOf(input),
    }));
    return { ok: true, value: { text: storable(text), calls, isCutOff: false, tokensIn, tokensOut } };
  } catch (error) {
    const failure = deadline.ended() ?? failureOf(error, sdk);
    if (!failure) throw error;
    return failure;
  }
}

function toolOf(
  sdk: Pick<typeof import('ai'), 'jsonSchema'>,
  { description, input }: OfferedTool,
): ToolSet[string] {
  // What it calls with is parsed where it is used: bad input is told to the model.
  return { description, inputSchema: sdk.jsonSchema(input) };
}

/** What it calls with, as it can be kept. Of what is too much nothing is: then it's told that its input is no good. */
function inputOf(given: unknown): unknown {
  if (isDeeper(given, most.levels) || JSON.stringify(given ?? {}).length > most.chars) return {};
  return storableValue(given ?? {});
}

/** What was no JSON goes back as an empty input: some providers take objects alone. */
function objectOf(input: unknown): object {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
}

function messageOf(message: TurnMessage): ModelMessage {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: message.text };
    case 'assistant':
      return {
        role: 'assistant',
        content: [
          ...(message.text ? [{ type: 'text' as const, text: message.text }] : []),
          ...message.calls.map(({ id, name, input }) => ({
            ...{
              type: 'tool-call' as const,
              toolCallId: id,
              toolName: spelled(name),
              input: objectOf(input),
            },
          })),
        ],
      };
    case 'tool':
      return {
        role: 'tool',
        content: message.results.map(({ id, name, text }) => ({
          ...{ type: 'tool-result' as const, toolCallId: id, toolName: spelled(name) },
          output: { type: 'text', value: text },
        })),
      };
    default:
      return message satisfies never;
  }
}
