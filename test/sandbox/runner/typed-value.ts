import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { InputValue, ViewInput } from '../slack/interactive/view-inputs.ts';
import { isRecord } from '../slack/json.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';

/** What a typed line puts into a field; an empty one leaves what stands there. Choices go by number or name. */
export function typedValue(input: ViewInput, line: string, slack: SlackWorkspace): InputValue {
  const typed = line.trim();
  const isList = input.type === 'checkboxes' || input.type === 'multi_static_select';
  const parts = isList ? (typed || input.initial).split(',').map((part) => part.trim()) : [typed];
  if (isList) return parts.filter((part) => part !== '').map((part) => optionValue(input, part));
  if (typed === '') return input.initial;
  switch (input.type) {
    case 'static_select':
    case 'radio_buttons':
      return optionValue(input, typed);
    case 'users_select':
      return personId(typed, slack);
    case 'multi_users_select':
      return typed.split(',').map((name) => personId(name.trim(), slack));
    case 'channels_select':
    case 'conversations_select':
      return Object.values(slack.channels).find(({ name }) => isSame(name, typed))?.id ?? typed;
    case 'file_input':
      return givenFile(typed, slack);
    default:
      return input.multiline ? typed.replaceAll('\\n', '\n') : typed;
  }
}

function personId(name: string, slack: SlackWorkspace): string {
  return Object.values(slack.users).find(({ realName }) => isSame(realName, name))?.id ?? name;
}

/** A file of this machine, by its path. */
function givenFile(path: string, slack: SlackWorkspace): string {
  const file = { name: basename(path), content: readFileSync(path), user: slack.users.ada.id };
  return slack.giveFile(file).id;
}

function optionValue({ options }: ViewInput, typed: string): string {
  const byName = options.find(({ text }) => isRecord(text) && isSame(String(text.text), typed));
  const option = byName ?? options[Number(typed) - 1];
  return option ? String(option.value) : typed;
}

function isSame(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.replace(/^[@#]/, '').toLowerCase();
}
