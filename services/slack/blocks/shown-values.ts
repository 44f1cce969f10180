import type { InputBlock, KnownBlock } from '@slack/types';
import { hashOf } from '../../common/secret.ts';

/** Characters: enough to tell two values of a field apart. */
const markChars = 8;

/** A value as a form remembers that it showed it: Slack gives a form few characters for that, and lists in its own order. */
export function markOf(value: string): string {
  const inOrder = value.trim().split(',').toSorted().join(',');
  return hashOf(inOrder).slice(0, markChars);
}

/** What each field of a form shows, as it comes back where nobody changes it. */
export function shownValues(blocks: readonly KnownBlock[]): Record<string, string> {
  const fields = blocks.filter((block): block is InputBlock => block.type === 'input');
  return Object.fromEntries(fields.map(({ block_id = '', element }) => [block_id, markOf(valueIn(element))]));
}

function valueIn(element: InputBlock['element']): string {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'url_text_input':
      return element.initial_value ?? '';
    case 'static_select':
      return chosenIn(element.initial_option);
    case 'users_select':
      return element.initial_user ?? '';
    case 'conversations_select':
      return element.initial_conversation ?? '';
    case 'checkboxes':
    case 'multi_static_select':
      return (element.initial_options ?? []).map(chosenIn).join(',');
    case 'multi_users_select':
      return (element.initial_users ?? []).join(',');
    default:
      throw new Error(`Nothing says what a field shows that is a ${element.type}`);
  }
}

function chosenIn(option: { value?: string } | undefined): string {
  return option?.value ?? '';
}
