import { isRecord, type Json } from '../json.ts';
import { RATES } from '../limits.ts';
import { parametersOf } from '../workflows.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';

/** https://docs.slack.dev/reference/methods/functions.completeSuccess: no scope, tier 3. */
const completeSuccess: ApiMethod = {
  token: 'bot',
  rate: RATES.tier3,
  args: { function_execution_id: 'required', outputs: 'required' },
  run(world, args) {
    const { id, callbackId } = runningOf(world, args);
    const outputs = isRecord(args.outputs) ? args.outputs : {};
    const wrong = wrongIn(world, callbackId, outputs);
    if (wrong.length > 0) {
      world.violate(`functions.completeSuccess: ${wrong.join('; ')}`);
      throw new Refusal('parameter_validation_failed', { response_metadata: { messages: wrong } });
    }
    world.workflows.end(id, { kind: 'succeeded', outputs });
    return { ok: true };
  },
};

/** https://docs.slack.dev/reference/methods/functions.completeError: who runs the workflow reads the error. */
const completeError: ApiMethod = {
  token: 'bot',
  rate: RATES.tier3,
  args: { function_execution_id: 'required', error: 'required' },
  run(world, args) {
    const { id } = runningOf(world, args);
    const error = textArg(args, 'error') ?? '';
    if (error.trim() === '') world.violate('functions.completeError: an error that says nothing');
    world.workflows.end(id, { kind: 'failed', error });
    return { ok: true };
  },
};

function runningOf({ workflows }: ApiWorld, args: Json): { id: string; callbackId: string } {
  const id = textArg(args, 'function_execution_id') ?? '';
  const run = workflows.of(id);
  if (!run) throw new Refusal('function_execution_not_found');
  if (run.state.kind !== 'running') throw new Refusal('execution_not_in_running_state');
  return { id, callbackId: run.callbackId };
}

function wrongIn({ installation }: ApiWorld, callbackId: string, outputs: Json): string[] {
  const gives = parametersOf(installation.step(callbackId) ?? {}, 'output_parameters');
  return [
    ...gives
      .filter(({ name, isRequired }) => isRequired && outputs[name] === undefined)
      .map(({ name }) => `missing ${name}`),
    ...gives
      .filter(
        ({ name, type }) =>
          type === 'string' && outputs[name] !== undefined && typeof outputs[name] !== 'string',
      )
      .map(({ name }) => `${name} is no text`),
    ...Object.keys(outputs)
      .filter((key) => !gives.some(({ name }) => name === key))
      .map((key) => `unknown ${key}`),
  ];
}

export const FUNCTION_METHODS: Record<string, ApiMethod> = {
  'functions.completeSuccess': completeSuccess,
  'functions.completeError': completeError,
};
