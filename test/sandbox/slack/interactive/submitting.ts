import { findViewProblem } from '../blocks/view.ts';
import type { FileStore } from '../documents/files.ts';
import { isRecord, type Json, records, stringOf } from '../json.ts';
import { type Modals, type OpenView, wireView } from './modals.ts';
import {
  answerOf,
  type InteractionAnswer,
  type InteractiveDeps,
  partiesOf,
  requireInteractivity,
} from './parties.ts';
import { fieldProblem, type InputValue, stateOf, takesSeveral } from './view-inputs.ts';

export type SubmitInput = {
  user: string;
  viewId: string;
  /** By the block's id or the element's; fields that are left out keep what stands in them. */
  values?: Readonly<Record<string, InputValue>>;
};

/** What the person sees next: the form gone, errors under its fields, or another form. */
export type ViewAnswer = InteractionAnswer & {
  action: 'close' | 'clear' | 'errors' | 'update' | 'push' | 'none';
  /** By the block's id. */
  errors?: Record<string, string>;
  view?: OpenView;
};

type Deps = InteractiveDeps & { modals: Modals; files: FileStore; violate: (text: string) => void };

/** Submits and closes modals, as the person before whom they stand. */
export function createSubmitting({
  directory,
  courier,
  installation,
  triggers,
  modals,
  files,
  violate,
}: Deps) {
  const send = async (type: 'view_submission' | 'view_closed', view: OpenView, rest: Json) => {
    requireInteractivity(installation);
    const triggerId = triggers.issue(view.user);
    const payload = { type, ...partiesOf(directory, view.user), trigger_id: triggerId, ...rest };
    return courier.deliverOnce({ what: 'interactive', id: triggerId, label: view.callbackId, payload });
  };

  return {
    async submitView({ user, viewId, values = {} }: SubmitInput): Promise<ViewAnswer> {
      const view = seenBy(modals, user, viewId);
      const state = statesOf(view, values, files, (id) => directory.user(id)?.isDeleted === false);
      const answer = answerOf(
        await send('view_submission', view, { view: wireView(view, state), response_urls: [] }),
      );
      if (!answer.ok) return { ...answer, action: 'none' };
      return { ...answer, ...takeAnswer({ modals, violate }, view, answer.body) };
    },
    /** Presses Cancel. The app hears of it only where the view asks for that. */
    async closeView({ user, viewId }: { user: string; viewId: string }): Promise<InteractionAnswer | null> {
      const view = seenBy(modals, user, viewId);
      if (view.definition.clear_on_close === true) modals.clear(user);
      else modals.close(view);
      if (view.definition.notify_on_close !== true) return null;
      return answerOf(await send('view_closed', view, { view: wireView(view), is_cleared: false }));
    },
  };
}

function seenBy(modals: Modals, user: string, viewId: string): OpenView {
  const view = modals.find(viewId);
  if (!view) throw new Error(`No view ${viewId} is open`);
  if (view.user !== user) throw new Error(`View ${viewId} is open before ${view.user}, not ${user}`);
  if (modals.top(user)?.id !== viewId) throw new Error(`View ${viewId} is covered by another`);
  return view;
}

/** The state that Slack sends; throws where Slack's form would not let the person submit. */
function statesOf(
  view: OpenView,
  values: Readonly<Record<string, InputValue>>,
  files: FileStore,
  isOffered: (userId: string) => boolean,
): Json {
  if (!isRecord(view.definition.submit)) throw new Error(`“${view.title}” has nothing to submit`);
  const names = new Set(view.inputs.flatMap(({ blockId, actionId }) => [blockId, actionId]));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  if (unknown.length > 0)
    throw new Error(`“${view.title}” has no field ${unknown.join(', ')}; it has: ${[...names].join(', ')}`);
  const states = view.inputs.map((input) => {
    const value = values[input.blockId] ?? values[input.actionId] ?? initialValue(input);
    const problem = fieldProblem(input, value, files);
    if (input.type === 'users_select' && value !== '' && !isOffered(String(value)))
      throw new Error(`Slack offers no ${value} in “${input.label}”`);
    if (problem !== undefined) throw new Error(`Slack would not let this be submitted: ${problem}`);
    return [input.blockId, { [input.actionId]: stateOf(input, value, files) }];
  });
  return Object.fromEntries(states);
}

function initialValue(input: OpenView['inputs'][number]): InputValue {
  const { initial } = input;
  return takesSeveral(input) ? initial.split(',').filter((value) => value !== '') : initial;
}

type Outcome = Pick<ViewAnswer, 'action' | 'errors' | 'view'>;

/** https://docs.slack.dev/surfaces/modals#response_actions: what the acknowledgement makes of the form. */
function takeAnswer(
  { modals, violate }: Pick<Deps, 'modals' | 'violate'>,
  view: OpenView,
  body: unknown,
): Outcome {
  const said = isRecord(body) ? body : {};
  const action = stringOf(said.response_action);
  switch (action) {
    case undefined:
      if (body !== undefined && body !== '' && Object.keys(said).length > 0)
        violate(`answer to a submission without response_action: ${JSON.stringify(body).slice(0, 200)}`);
      modals.close(view);
      return { action: 'close' };
    case 'clear':
      modals.clear(view.user);
      return { action };
    case 'errors':
      return { action, errors: errorsOf(view, said.errors, violate) };
    case 'update':
    case 'push': {
      const problem = findViewProblem(said.view);
      if (!problem && isRecord(said.view))
        return {
          action,
          view: action === 'push' ? modals.push(view.user, said.view) : modals.update(view, said.view),
        };
      violate(`answer to a submission: ${problem?.messages.join('; ')}`);
      return { action: 'none' };
    }
    default:
      violate(`answer to a submission: unknown response_action ${action}`);
      return { action: 'none' };
  }
}

function errorsOf(view: OpenView, given: unknown, violate: (text: string) => void): Record<string, string> {
  const entries = Object.entries(isRecord(given) ? given : {});
  const blockIds = records(view.blocks)
    .filter(({ type }) => type === 'input')
    .map((block) => String(block.block_id));
  const lost = entries.filter(([id, words]) => !blockIds.includes(id) || typeof words !== 'string');
  if (entries.length === 0 || lost.length > 0)
    violate(
      `errors of a submission name no input block: ${lost.map(([id]) => id).join(', ') || 'none given'}`,
    );
  return Object.fromEntries(entries.map(([id, words]) => [id, String(words)]));
}
