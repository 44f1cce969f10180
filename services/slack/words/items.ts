import type { ItemOutcome } from '../../notes/change-item.ts';
import type { Item } from '../../notes/item.ts';
import { mention } from '../mrkdwn.ts';
import { notEntitled } from './tool-calls.ts';

/** For whoever chose something in an item's menu, where the list alone does not answer. */
export function sayItemOutcome(outcome: ItemOutcome, userId: string): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return sayTooLate(outcome.item, userId);
    case 'same_owner':
      return outcome.item.ownerId === userId ? 'It is yours already.' : 'It is theirs already.';
    case 'not_here':
      return 'That action is not on the list of this channel any more. Look at the newest recap.';
    case 'held':
      return 'The recap is held. Somebody must release it first.';
    case 'not_entitled':
      return notEntitled[outcome.standing];
    case 'not_an_owner':
      return notAnOwner[outcome.why];
    default:
      return outcome satisfies never;
  }
}

const notAnOwner = {
  nobody: 'That is an app, or someone who left. Choose a person.',
  not_in_channel: 'They are not in this channel and could not see where it comes from. Invite them first.',
  unknown: 'Slack does not say just now who that is. Nothing was changed; try again in a minute.',
} as const;

function sayTooLate(item: Item, userId: string): string {
  const { changedBy, changedAt, editedBy, editedAt } = item;
  const isEdit = editedAt !== null && (changedAt === null || editedAt > changedAt);
  const by = isEdit ? editedBy : changedBy;
  const who =
    by === userId ? 'You have changed it already' : by ? `${mention(by)} was first` : 'It was changed';
  return `${who}: ${isEdit ? 'it says something else now' : stateOf(item)}. Look at the list again.`;
}

function stateOf({ state, ownerId }: Item): string {
  if (state === 'done') return 'it is done';
  if (state === 'dropped') return 'it is no action';
  return ownerId ? `it is open, and for ${mention(ownerId)}` : 'it is open';
}
