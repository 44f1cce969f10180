import { isDay, isTimeOfDay, isWebAddress } from '../blocks/check.ts';
import { optionsOf } from '../blocks/composition.ts';
import { numberIn } from '../blocks/number-input.ts';
import { type EmulatedFile, type FileStore, wireFile } from '../documents/files.ts';
import { isRecord, type Json, records, stringOf } from '../json.ts';
import { UPLOAD_LIMITS } from '../limits.ts';

/** A field of a modal, as the person who fills it in sees it. */
export type ViewInput = {
  blockId: string;
  actionId: string;
  label: string;
  /** Type of the element, such as `plain_text_input`. */
  type: string;
  /** What stands there before anything is typed. */
  initial: string;
  multiline: boolean;
  optional: boolean;
  minLength: number;
  maxLength: number;
  /** The choices, by value. */
  options: Json[];
  /** Extensions of the files that it takes; empty for all. */
  filetypes: string[];
  maxFiles: number;
  /** Of a number: what the element allows. */
  isDecimalAllowed: boolean;
  min: number;
  max: number;
};

type KnownFiles = Pick<FileStore, 'find'>;

/** What somebody puts into a field: text, an option's value, an id (of a file, too), a date; several for checkboxes. */
export type InputValue = string | number | readonly string[];

const LONGEST = 3000;

export function inputsOf(blocks: readonly Json[]): ViewInput[] {
  return blocks
    .filter((block) => block.type === 'input')
    .map((block) => {
      const element = isRecord(block.element) ? block.element : {};
      return {
        blockId: String(block.block_id),
        actionId: String(element.action_id),
        label: textOf(block.label),
        type: String(element.type),
        initial: initialOf(element),
        multiline: element.multiline === true,
        optional: block.optional === true,
        minLength: typeof element.min_length === 'number' ? element.min_length : 0,
        maxLength: typeof element.max_length === 'number' ? element.max_length : LONGEST,
        options: optionsOf(element),
        filetypes: Array.isArray(element.filetypes) ? element.filetypes.map(String) : [],
        maxFiles: typeof element.max_files === 'number' ? element.max_files : 10,
        isDecimalAllowed: element.is_decimal_allowed === true,
        min: numberIn(element.min_value, true) ?? Number.NEGATIVE_INFINITY,
        max: numberIn(element.max_value, true) ?? Number.POSITIVE_INFINITY,
      };
    });
}

/** Why Slack's own form would not let this be submitted; undefined where it would. */
export function fieldProblem(input: ViewInput, value: InputValue, files: KnownFiles): string | undefined {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  if (text === '') return input.optional ? undefined : `“${input.label}” is empty`;
  if (input.type === 'file_input') return fileProblem(input, filesIn(value, files));
  if (input.type === 'datepicker') return isDay(text) ? undefined : `“${input.label}” is no date`;
  if (input.type === 'timepicker') return isTimeOfDay(text) ? undefined : `“${input.label}” is no time`;
  if (input.type === 'number_input') return numberProblem(input, text);
  if (input.type === 'url_text_input' && !isWebAddress(text)) return `“${input.label}” is no URL`;
  if (!input.type.endsWith('_input')) return undefined;
  if (text.length < input.minLength) return `“${input.label}” is shorter than ${input.minLength}`;
  return text.length > input.maxLength ? `“${input.label}” is longer than ${input.maxLength}` : undefined;
}

function numberProblem({ label, isDecimalAllowed, min, max }: ViewInput, text: string): string | undefined {
  const value = numberIn(text, isDecimalAllowed);
  if (value === null) return `“${label}” is no number`;
  return value < min || value > max ? `“${label}” is not within ${min} and ${max}` : undefined;
}

/** Slack's form takes files of the named extensions, as long as they are small. What is in them it doesn't look at. */
function fileProblem({ label, filetypes, maxFiles }: ViewInput, files: readonly EmulatedFile[]) {
  if (files.length > maxFiles) return `“${label}” takes ${maxFiles} files`;
  const isTaken = ({ name }: EmulatedFile) =>
    filetypes.length === 0 || filetypes.includes(name.split('.').at(-1)?.toLowerCase() ?? '');
  const other = files.find((file) => !isTaken(file));
  if (other) return `“${label}” doesn't take ${other.name}`;
  return files.some(({ size }) => size > UPLOAD_LIMITS.formBytes) ? `“${label}” is too large` : undefined;
}

function filesIn(value: InputValue, files: KnownFiles): EmulatedFile[] {
  return (Array.isArray(value) ? value.map(String) : [String(value)]).flatMap((id) => {
    if (id === '') return [];
    const file = files.find(id);
    if (!file) throw new Error(`No file ${id}`);
    return [file];
  });
}

/** The entry of `view.state.values` for a field (https://docs.slack.dev/reference/views#view_state). */
export function stateOf(input: ViewInput, value: InputValue, files: KnownFiles): Json {
  const { type } = input;
  const chosen = Array.isArray(value) ? value.map(String) : [String(value)];
  const one = chosen[0] === undefined || chosen[0] === '' ? null : chosen[0];
  const options = input.options.filter((option) => chosen.includes(String(option.value)));
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: options[0] ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: options };
    case 'file_input':
      return { type, files: filesIn(value, files).map(wireFile) };
    case 'users_select':
      return { type, selected_user: one };
    case 'multi_users_select':
      return { type, selected_users: one === null ? [] : chosen };
    case 'channels_select':
      return { type, selected_channel: one };
    case 'conversations_select':
      return { type, selected_conversation: one };
    case 'datepicker':
      return { type, selected_date: one };
    case 'timepicker':
      return { type, selected_time: one };
    case 'datetimepicker':
      return { type, selected_date_time: one === null ? null : Number(one) };
    default:
      return { type, value: one };
  }
}

/** Fields with several values at once. */
export function takesSeveral({ type }: Pick<ViewInput, 'type'>): boolean {
  return type === 'checkboxes' || type.startsWith('multi_');
}

function initialOf(element: Json): string {
  const option = isRecord(element.initial_option) ? element.initial_option.value : undefined;
  const initial = [
    element.initial_value,
    option,
    element.initial_user,
    element.initial_channel,
    element.initial_conversation,
    element.initial_date,
    element.initial_time,
    element.initial_date_time,
  ].find((value) => value !== undefined);
  const users = Array.isArray(element.initial_users) ? element.initial_users.map(String) : [];
  const several = [...records(element.initial_options).map(({ value }) => String(value)), ...users];
  return initial === undefined ? several.join(',') : String(initial);
}

function textOf(value: unknown): string {
  return isRecord(value) ? (stringOf(value.text) ?? '') : '';
}
