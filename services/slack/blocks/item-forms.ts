import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/unit.ts';
import type { Item } from '../../notes/item.ts';
import { quote, readable } from '../mrkdwn.ts';
import { section } from './elements.ts';
import { metadata } from './forms.ts';

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
const longest = { text: 3_000, words: 60, name: 80 } as const;

/** Who an item should be for. */
export function assignView(item: Item, where: Audience): ModalView {
  return {
    ...frame(item, where),
    callback_id: assignCallback,
    title: { type: 'plain_text', text: 'Assign' },
    submit: { type: 'plain_text', text: 'Assign' },
    blocks: [
      section(`• ${quote(item.text, 500)}`),
      section('They get one message about it, with a link to the thread.'),
      person('For whom?', null, false),
    ],
  };
}

/** What an item says, when it is due and whose it is. */
export function editItemView(item: Item, where: Audience): ModalView {
  const { due, ownerId, ownerName } = item;
  const blocks: KnownBlock[] = [
    section('The recap then says that you edited it.'),
    ...words(item.text),
    input(itemField.dueOn, 'Due', true, {
      type: 'datepicker',
      action_id: itemField.dueOn,
      ...(due?.date ? { initial_date: due.date } : {}),
    }),
    ...(due && !due.date ? [text(itemField.dueWords, 'Due, in words', due.words, longest.words, true)] : []),
    person('Whose?', ownerId, true),
    text(
      itemField.ownerName,
      'Or the name of someone who is not in Slack',
      (ownerId ? null : ownerName) ?? '',
      longest.name,
      true,
    ),
  ];
  return {
    ...frame(item, where),
    callback_id: editItemCallback,
    title: { type: 'plain_text', text: 'Edit the action' },
    submit: { type: 'plain_text', text: 'Save' },
    blocks,
  };
}

function frame(item: Item, where: Audience): Pick<ModalView, 'type' | 'private_metadata' | 'close'> {
  return {
    type: 'modal',
    private_metadata: metadata(item.id, item.version, where),
    close: { type: 'plain_text', text: 'Cancel' },
  };
}

/** Longer than a field holds, its end would be lost: then it stays as it is. */
function words(said: string): KnownBlock[] {
  const value = readable(said);
  return value.length > longest.text
    ? [section('_Its words are too long to be changed here._')]
    : [text(itemField.text, 'Action', value, longest.text, false)];
}

function person(label: string, userId: string | null, optional: boolean): InputBlock {
  return input(itemField.owner, label, optional, {
    type: 'users_select',
    action_id: itemField.owner,
    ...(userId ? { initial_user: userId } : {}),
  });
}

function text(id: string, label: string, value: string, most: number, optional: boolean): InputBlock {
  return input(id, label, optional, {
    type: 'plain_text_input',
    action_id: id,
    multiline: most > 1_000,
    max_length: most,
    ...(value ? { initial_value: readable(value).slice(0, most).toWellFormed() } : {}),
  });
}

function input(id: string, label: string, optional: boolean, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: id, label: { type: 'plain_text', text: label }, optional, element };
}
