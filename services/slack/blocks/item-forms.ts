import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { Item } from '../../notes/item.ts';
import { quote, readable } from '../mrkdwn.ts';
import { section } from './elements.ts';
import { form, input, maxFieldChars, textInput } from './forms.ts';

/** What the forms and their fields are called on the wire; listeners answer to the same names. */
export const assignCallback = 'item_assign_form';
export const editItemCallback = 'item_edit_form';
export const itemField = {
  text: 'text',
  dueOn: 'due_on',
  dueWords: 'due_words',
  owner: 'owner',
  ownerName: 'owner_name',
} as const;

/** Characters: what a field of a form holds. */
const maxChars = { words: 60, name: 80 } as const;

/** Who an item should be for. */
export function assignView(item: Item, where: Audience): ModalView {
  return form({
    callback: assignCallback,
    id: item.id,
    version: item.version,
    where,
    title: 'Assign',
    submit: 'Assign',
    blocks: [
      section(`• ${quote(item.text, 500)}`),
      section('They’ll get one message with a link to the thread.'),
      person('For whom?', null, false),
    ],
  });
}

/** What an item says, when it is due and whose it is. */
export function editItemView(item: Item, where: Audience): ModalView {
  const { due, ownerId, ownerName } = item;
  const blocks: KnownBlock[] = [
    section('The recap will show that you edited it.'),
    ...words(item.text),
    input(itemField.dueOn, 'Due', true, {
      type: 'datepicker',
      action_id: itemField.dueOn,
      ...(due?.date ? { initial_date: due.date } : {}),
    }),
    ...(due && !due.date ? [text(itemField.dueWords, 'Due, in words', due.words, maxChars.words, true)] : []),
    person('Whose?', ownerId, true),
    text(
      itemField.ownerName,
      'Or the name of someone outside Slack',
      (ownerId ? null : ownerName) ?? '',
      maxChars.name,
      true,
    ),
  ];
  return form({
    callback: editItemCallback,
    id: item.id,
    version: item.version,
    where,
    title: 'Edit the action',
    submit: 'Save',
    blocks,
  });
}

/** Longer than a field holds, its end would be lost: then it stays as it is. */
function words(said: string): KnownBlock[] {
  const value = readable(said);
  return value.length > maxFieldChars
    ? [section('_Its words are too long to be changed here._')]
    : [text(itemField.text, 'Action', value, maxFieldChars, false)];
}

function person(label: string, userId: string | null, optional: boolean): InputBlock {
  return input(itemField.owner, label, optional, {
    type: 'users_select',
    action_id: itemField.owner,
    ...(userId ? { initial_user: userId } : {}),
  });
}

function text(id: string, label: string, value: string, maxChars: number, optional: boolean): InputBlock {
  return textInput(id, label, {
    maxChars,
    value: readable(value),
    multiline: maxChars > 1_000,
    optional,
  });
}
