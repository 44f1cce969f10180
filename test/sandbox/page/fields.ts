import type { World } from '../runner/page/shown.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import { giveFile } from './act.ts';
import { type Choice, checks } from './checks.ts';
import { h } from './h.ts';
import { plain } from './mrkdwn.ts';

/** What is in a field, and how it's put there: an option's value, an id, text; several for lists. */
export type Value = string | string[];
export type Field = {
  element: HTMLElement;
  read(): Promise<Value>;
  /** What is in it now, to be kept when the form is redrawn. */
  now(): Value;
  set(value: Value): void;
};

type Props = { id: string; required: boolean; described: string };

/** The field of an `input` block, with what stands in it at first. */
export function fieldOf(block: Json, world: World, props: Props): Field {
  const one = isRecord(block.element) ? block.element : {};
  const people = Object.entries(world.people).map(([value, { name }]) => ({ value, label: name }));
  const channels = world.channels.map(({ id, name }) => ({ value: id, label: `#${name}` }));
  switch (one.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return textField(one, props);
    case 'static_select':
      return selectField(optionsOf(one), optionValue(one.initial_option), one, props);
    case 'users_select':
      return selectField(people, textOf(one.initial_user), one, props);
    case 'channels_select':
      return selectField(channels, textOf(one.initial_channel), one, props);
    case 'conversations_select':
      return selectField(channels, textOf(one.initial_conversation), one, props);
    case 'radio_buttons':
      return checks('radio', optionsOf(one), [optionValue(one.initial_option)], props);
    case 'checkboxes':
    case 'multi_static_select':
      return checks('checkbox', optionsOf(one), records(one.initial_options).map(optionValue), props);
    case 'multi_users_select':
      return checks('checkbox', people, stringsOf(one.initial_users), props);
    case 'datepicker':
      return inputField('date', textOf(one.initial_date), props);
    case 'timepicker':
      return inputField('time', textOf(one.initial_time), props);
    case 'datetimepicker':
      return momentField(one, props);
    case 'file_input':
      return fileField(one, props);
    default:
      return inputField('text', '', props);
  }
}

function common({ id, required, described }: Props) {
  return { id, required, 'aria-describedby': described };
}

function valued(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): Field {
  return {
    element,
    read: async () => element.value,
    now: () => element.value,
    set(value) {
      element.value = String(value);
    },
  };
}

const kinds = { email_text_input: 'email', url_text_input: 'url', number_input: 'number' } as const;

function textField(one: Json, props: Props): Field {
  const shared = {
    ...common(props),
    placeholder: labelOf(one.placeholder),
    minlength: numberOf(one.min_length),
    maxlength: numberOf(one.max_length),
  };
  const initial = textOf(one.initial_value);
  if (one.multiline === true) return valued(h('textarea', { ...shared, rows: 5 }, initial));
  const type = kinds[one.type as keyof typeof kinds] ?? 'text';
  const limits = type === 'number' && {
    min: textOf(one.min_value) || null,
    max: textOf(one.max_value) || null,
    step: one.is_decimal_allowed === true ? 'any' : 1,
  };
  return valued(h('input', { ...shared, ...limits, type, value: initial, autocomplete: 'off' }));
}

function inputField(type: string, initial: string, props: Props): Field {
  return valued(h('input', { ...common(props), type, value: initial }));
}

function selectField(choices: readonly Choice[], initial: string, one: Json, props: Props): Field {
  const placeholder = labelOf(one.placeholder) ?? (props.required ? 'Choose…' : 'None');
  const none = initial === '' || !props.required;
  const groups = [...new Set(choices.map(({ group }) => group))];
  const shown = groups.flatMap((group) => {
    const options = choices
      .filter((choice) => choice.group === group)
      .map(({ value, label }) => h('option', { value, selected: value === initial }, label));
    return group === undefined ? options : [h('optgroup', { label: group }, ...options)];
  });
  return valued(
    h(
      'select',
      common(props),
      none && h('option', { value: '' }, initial === '' ? placeholder : 'None'),
      ...shown,
    ),
  );
}

/** A moment in the reader's own zone; Slack sends it as seconds. */
function momentField({ initial_date_time }: Json, props: Props): Field {
  const local = (seconds: number) => {
    const date = new Date(seconds * 1000);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  const initial = typeof initial_date_time === 'number' ? local(initial_date_time) : '';
  const input = h('input', { ...common(props), type: 'datetime-local', value: initial });
  const seconds = () => (input.value === '' ? '' : String(new Date(input.value).getTime() / 1000));
  return { ...valued(input), read: async () => seconds() };
}

function fileField({ filetypes, max_files }: Json, props: Props): Field {
  const accept = stringsOf(filetypes).map((type) => `.${type}`);
  const input = h('input', {
    ...common(props),
    ...{ type: 'file', accept: accept.join(',') || null, multiple: max_files !== 1 },
  });
  return {
    element: input,
    read: () => Promise.all([...(input.files ?? [])].map(giveFile)),
    now: () => '',
    set: () => {},
  };
}

function optionsOf(one: Json): Choice[] {
  const options = (from: unknown, group?: string): Choice[] =>
    records(from).map((option) => ({
      value: optionValue(option),
      label: labelOf(option.text) ?? '',
      note: labelOf(option.description),
      group,
    }));
  const grouped = records(one.option_groups).flatMap((group) =>
    options(group.options, labelOf(group.label) ?? ''),
  );
  return [...options(one.options), ...grouped];
}

function optionValue(option: unknown): string {
  return isRecord(option) ? String(option.value) : '';
}

export function labelOf(text: unknown): string | undefined {
  return isRecord(text) ? plain(String(text.text)) : undefined;
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
