import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { context, section } from './elements.ts';

/** Characters that a text field of Slack's takes. */
export const maxFieldChars = 3_000;

type Form = {
  callback: string;
  /** What it is about, and the version that it shows: they come back with what is sent. */
  id: string;
  version?: number;
  /** Who wrote the message that it is about. */
  authorId?: string | null;
  /** What its fields show, where only those that somebody changes count. */
  shown?: Readonly<Record<string, string>>;
  where: Audience;
  title: string;
  submit: string;
  blocks: KnownBlock[];
};

/** The frame of every form. */
export function form({
  callback,
  id,
  version = 0,
  authorId = null,
  shown,
  where,
  title,
  submit,
  blocks,
}: Form): ModalView {
  const { channelId, threadTs } = where;
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify({ id, number: version, channelId, threadTs, authorId, shown }),
    title: plain(title),
    submit: plain(submit),
    close: plain('Cancel'),
    blocks,
  };
}

/** A window that lists something, with menus and buttons of its own; `notice`: what came of the last choice in it. */
export function listWindow(
  title: string,
  { channelId }: Pick<Audience, 'channelId'>,
  notice: string | null,
  blocks: readonly KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    private_metadata: JSON.stringify({ channelId }),
    title: plain(title),
    close: plain('Close'),
    blocks: [...(notice ? [context(notice)] : []), ...blocks],
  };
}

/** A window with words alone: while something takes its time, and for what stands in no message. */
export function noticeView(title: string, words: string): ModalView {
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks: [section(words)] };
}

type TextField = {
  /** Characters. */
  maxChars: number;
  value?: string;
  example?: string;
  multiline?: boolean;
  optional?: boolean;
};

export function textInput(
  id: string,
  label: string,
  { maxChars, value = '', example, multiline = false, optional = false }: TextField,
): InputBlock {
  return input(id, label, optional, {
    type: 'plain_text_input',
    action_id: id,
    multiline,
    max_length: maxChars,
    ...(example ? { placeholder: plain(example) } : {}),
    ...(value ? { initial_value: value.slice(0, maxChars).toWellFormed() } : {}),
  });
}

type NumberField = { value: number | null; min: number; max?: number; decimals?: boolean };

/** A number, or nothing. Slack takes and gives it as text. */
export function numberInput(
  id: string,
  label: string,
  { value, min, max, decimals = false }: NumberField,
): InputBlock {
  return input(id, label, true, {
    type: 'number_input',
    action_id: id,
    is_decimal_allowed: decimals,
    min_value: String(min),
    ...(max === undefined ? {} : { max_value: String(max) }),
    ...(value === null ? {} : { initial_value: String(value) }),
  });
}

/** An address of the web. */
export function urlInput(id: string, label: string, optional: boolean, example: string): InputBlock {
  return input(id, label, optional, {
    type: 'url_text_input',
    action_id: id,
    placeholder: plain(example),
  });
}

/** Some people, or nobody. */
export function peopleInput(id: string, label: string, userIds: readonly string[], most: number): InputBlock {
  return input(id, label, true, {
    type: 'multi_users_select',
    action_id: id,
    max_selected_items: most,
    ...(userIds.length > 0 ? { initial_users: [...userIds] } : {}),
  });
}

/** A list to choose one of; `chosen` is the value that is chosen already. */
export function select(
  id: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | undefined,
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return input(id, label, false, {
    type: 'static_select',
    action_id: id,
    options,
    ...(initial ? { initial_option: initial } : {}),
  });
}

/** `text`: Slack takes 75 characters. */
export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text), value };
}

/** A field's block and its element have one name. */
export function input(
  id: string,
  label: string,
  optional: boolean,
  element: InputBlock['element'],
): InputBlock {
  return { type: 'input', block_id: id, label: plain(label), optional, element };
}

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}
