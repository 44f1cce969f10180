import type { OpenView } from '../slack/interactive/modals.ts';
import { fieldProblem, type InputValue, type ViewInput } from '../slack/interactive/view-inputs.ts';
import { isRecord } from '../slack/json.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import type { ShownButton } from './buttons.ts';
import { typedValue } from './typed-value.ts';

/** Modals for a keyboard: one field after the other, then the form is submitted. */
export type Forms = {
  isOpen(): boolean;
  /** What the next line answers; empty where no form is open. */
  question(): string;
  /** Takes a line; resolves with the next question, or with how it went. */
  answer(line: string): Promise<string | null>;
  /** Presses a button of a form, or chooses from its menus. Resolves with words where the app didn't answer. */
  press(viewId: string, button: PressedInForm): Promise<string | null>;
};

type PressedInForm = Pick<ShownButton, 'actionId' | 'blockId' | 'option'>;

type Filling = { view: OpenView; values: Record<string, InputValue>; index: number };

export function createForms(slack: SlackWorkspace, user: string): Forms {
  let filling: Filling | undefined;

  /** What is being filled in; emptied where the app opened or changed a view. */
  const current = (): Filling | undefined => {
    const view = slack.openViews(user).at(-1);
    if (!view) filling = undefined;
    else if (filling?.view !== view) filling = { view, values: {}, index: 0 };
    return filling;
  };
  const question = () => {
    const now = current();
    if (!now) return '';
    const input = now.view.inputs[now.index];
    return input ? questionOf(input) : `Enter to ${submitLabel(now.view)}, “cancel” to close.`;
  };
  const cancel = async ({ view }: Filling): Promise<string> => {
    await slack.closeView({ user, viewId: view.id });
    return `“${view.title}” was closed.`;
  };
  const submit = async (now: Filling): Promise<string | null> => {
    const { view, values } = now;
    if (!isRecord(view.definition.submit)) return cancel(now);
    const answer = await slack.submitView({ user, viewId: view.id, values });
    if (!answer.ok)
      return `The app didn’t answer the form (${answer.error ?? answer.status}). Enter tries again.`;
    if (answer.action === 'errors') return askAgain(now, answer.errors ?? {});
    // Another view in its place says for itself what it asks.
    return answer.action === 'close' || answer.action === 'clear' ? `“${view.title}” was sent.` : null;
  };
  const askAgain = (now: Filling, errors: Record<string, string>): string => {
    now.index = Math.max(
      0,
      now.view.inputs.findIndex(({ blockId }) => blockId in errors),
    );
    return [...Object.values(errors), question()].join('\n');
  };

  const press: Forms['press'] = async (viewId, { actionId, blockId, option }) => {
    const pressed = { actionId, blockId, ...(option !== undefined && { option }) };
    const answer = await slack.pressInView({ user, viewId, ...pressed });
    return answer.ok ? null : `The app didn’t answer the press (${answer.error ?? answer.status}).`;
  };

  return {
    press,
    isOpen: () => current() !== undefined,
    question,
    async answer(line) {
      const now = current();
      if (!now) return null;
      if (/^cancel$/i.test(line.trim())) return cancel(now);
      const input = now.view.inputs[now.index];
      if (!input) return submit(now);
      const value = typedValue(input, line, slack);
      const problem = fieldProblem(input, value, { find: slack.findFile });
      if (problem !== undefined) return `${problem}.\n${question()}`;
      now.values[input.blockId] = value;
      now.index += 1;
      return now.index < now.view.inputs.length ? question() : submit(now);
    },
  };
}

function questionOf(input: ViewInput): string {
  const options = input.options.map(
    ({ text }, index) => `  ${index + 1} ${isRecord(text) ? String(text.text) : ''}`,
  );
  const hints = [
    input.initial !== '' && 'Enter keeps it',
    input.initial === '' && input.optional && 'Enter leaves it out',
    input.multiline && '\\n begins a line',
    '“cancel” closes the form',
  ].filter((hint) => hint !== false);
  const now = input.initial === '' ? '' : `\n  now: ${input.initial.replaceAll('\n', '\n       ')}`;
  return [`${input.label}?${now}`, ...options, `  (${hints.join(' · ')})`].join('\n');
}

function submitLabel({ definition }: OpenView): string {
  return isRecord(definition.submit) ? `press ${String(definition.submit.text)}` : 'close';
}
