import { randomBytes } from 'node:crypto';
import type { Courier } from './delivery/courier.ts';
import type { Installation } from './installation.ts';
import { actionTime } from './interactive/parties.ts';
import { isRecord, type Json } from './json.ts';
import type { Directory } from './people.ts';
import { WORKSPACE } from './seed.ts';

export type StepState =
  | { kind: 'running' }
  | { kind: 'succeeded'; outputs: Json }
  | { kind: 'failed'; error: string };

export type Workflows = ReturnType<typeof createWorkflows>;

/** Runs of the app's steps in people's workflows, and how each ended. */
export function createWorkflows() {
  const runs = new Map<string, { callbackId: string; state: StepState }>();
  return {
    begin(callbackId: string): string {
      const id = `Fx${randomBytes(5).toString('hex').toUpperCase()}`;
      runs.set(id, { callbackId, state: { kind: 'running' } });
      return id;
    },
    of: (id: string) => runs.get(id),
    end(id: string, state: StepState): void {
      const run = runs.get(id);
      if (run) run.state = state;
    },
  };
}

type Deps = { workflows: Workflows; directory: Directory; courier: Courier; installation: Installation };

type RunInput = {
  callbackId: string;
  inputs: Json;
  /** Who started the workflow by a press; the clock or a webhook where nobody did. */
  user?: string;
  /** How often Slack tells of it. */
  times?: number;
};

/**
 * A workflow comes to the app's step (https://docs.slack.dev/reference/events/function_executed). Inputs of the type
 * `user_context` can't be set by who builds it: they name who started it, or are left out.
 */
export function createRunningSteps({ workflows, directory, courier, installation }: Deps) {
  return {
    async runStep({ callbackId, inputs, user, times = 1 }: RunInput): Promise<string> {
      const definition = installation.step(callbackId);
      if (!definition) throw new Error(`The app's manifest has no step ${callbackId} for Workflow Builder`);
      if (user !== undefined && !directory.user(user)) throw new Error(`Nobody is called ${user}`);
      const takes = parametersOf(definition, 'input_parameters');
      const given = { ...inputs };
      for (const { name, type } of takes) {
        if (type !== 'slack#/types/user_context') continue;
        if (name in inputs) throw new Error(`${name} can't be set in Workflow Builder`);
        if (user !== undefined) given[name] = { id: user, secret: randomBytes(8).toString('hex') };
      }
      const missing = takes.filter(({ name, isRequired }) => isRequired && given[name] === undefined);
      const unknown = Object.keys(given).filter((key) => !takes.some(({ name }) => name === key));
      if (missing.length + unknown.length > 0)
        throw new Error(
          `Workflow Builder takes no such step: ${[...missing.map(({ name }) => name), ...unknown]}`,
        );
      const id = workflows.begin(callbackId);
      const event = {
        type: 'function_executed',
        function: {
          ...{ id: 'Fn0SENDTOCALL', callback_id: callbackId, title: definition.title, type: 'app' },
          ...{ description: definition.description, app_id: WORKSPACE.appId },
          input_parameters: Object.values(
            isRecord(definition.input_parameters) ? definition.input_parameters : {},
          ),
          output_parameters: Object.values(
            isRecord(definition.output_parameters) ? definition.output_parameters : {},
          ),
          ...{ date_created: 1_694_727_597, date_updated: 1_698_947_481, date_deleted: 0 },
        },
        inputs: given,
        function_execution_id: id,
        workflow_execution_id: `Wx${randomBytes(5).toString('hex').toUpperCase()}`,
        event_ts: actionTime(),
        bot_access_token: 'xwfp-emulated-for-this-run',
      };
      if (!installation.hears(event, undefined))
        throw new Error('The manifest lacks the event function_executed');
      await courier.deliverEvent(event, { times });
      return id;
    },
    /** How a run of a step stands. */
    stepOf: (id: string): StepState | undefined => workflows.of(id)?.state,
  };
}

type Parameter = { name: string; type: string; isRequired: boolean };

export function parametersOf(definition: Json, which: 'input_parameters' | 'output_parameters'): Parameter[] {
  const all = definition[which];
  return Object.entries(isRecord(all) ? all : {}).map(([name, one]) => ({
    name,
    type: isRecord(one) ? String(one.type) : '',
    isRequired: isRecord(one) && one.is_required === true,
  }));
}
