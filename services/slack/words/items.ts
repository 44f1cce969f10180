import type { ItemOutcome } from '../../notes/change-item.ts';
import type { Item } from '../../notes/item.ts';
import { mention } from '../mrkdwn.ts';
import { notEntitled } from './tool-calls.ts';

/** For whoever chose something in an item's menu, where the list alone doesn't answer. */
export function sayItemOutcome(outcome: ItemOutcome, userId: string): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return sayTooLate(outcome.item, userId);
    case 'same_owner':
      return outcome.item.ownerId === userId ? 'It’s already yours.' : 'It’s already theirs.';
    case 'not_here':
      return 'That action is no longer on this channel’s list. Check the latest recap.';
    case 'held':
      return 'The recap is held for review. Release it first.';
    case 'not_entitled':
      return notEntitled[outcome.standing];
    case 'not_an_owner':
      return notAnOwner[outcome.why];
    default:
      return outcome satisfies never;
  }
}

const notAnOwner = {
  nobody: 'That’s an app, or someone who left. Choose a person.',
  not_in_channel: 'They aren’t in this channel, so they couldn’t see where it comes from. Invite them first.',
  unknown: 'Slack isn’t responding, so nothing was changed. Try again in a minute.',
} as const;

function sayTooLate(item: Item, userId: string): string {
  const { changedBy, changedAt, editedBy, editedAt } = item;
  const isEdit = editedAt !== null && (changedAt === null || editedAt > changedAt);
  const by = isEdit ? editedBy : changedBy;
  const who = by === userId ? 'You already changed it' : by ? `${mention(by)} was first` : 'It was changed';
  return `${who}: ${isEdit ? 'its text is different now' : stateOf(item)}. Check the list.`;
}

function stateOf({ state, ownerId }: Item): string {
  if (state === 'done') return 'it’s done';
  if (state === 'dropped') return 'it’s not an action';
  return ownerId ? `it’s open, for ${mention(ownerId)}` : 'it’s open';
}
