import type { KnownBlock, Overflow } from '@slack/types';
import type { KeptItem } from '../../notes/item.ts';
import { mention, quote, time } from '../mrkdwn.ts';
import { sayDue } from '../words/due.ts';
import { sayEvidence } from '../words/evidence.ts';
import { section } from './elements.ts';

/** What the menu is called on the wire; listeners/actions answers to the same name. */
export const itemMenu = 'item_menu';

export const itemVerbs = ['take', 'assign', 'done', 'reopen', 'edit', 'drop'] as const;

export type ItemVerb = (typeof itemVerbs)[number];

/** What a menu sent, which anyone may have made up. */
export function isItemVerb(verb: string): verb is ItemVerb {
  return itemVerbs.some((one) => one === verb);
}

/** So many items, with all they show, are at most 7,500 characters. */
export const itemsPerMessage = 12;

const maxChars = { item: 580, text: 300, owner: 50 } as const;
/** Of those that turned out to be none: enough to take the last ones back. */
const maxDropped = 3;

/** Action items as people work on them: each with its menu, which carries the version it was shown with. */
export function itemBlocks(items: readonly KeptItem[]): KnownBlock[] {
  const dropped = items
    .filter(({ state }) => state === 'dropped')
    .sort((one, other) => Number(other.changedAt) - Number(one.changedAt))
    .slice(0, maxDropped);
  return items
    .filter((item) => item.state !== 'dropped' || dropped.includes(item))
    .map((item) => ({ ...section(itemText(item)), accessory: itemMenuOf(item) }));
}

function itemText(item: KeptItem): string {
  const edited =
    item.editedBy && item.editedAt ? `\n_edited by ${mention(item.editedBy)}, ${moment(item.editedAt)}_` : '';
  const rest = `${aside(item)}${edited}`;
  const text = quote(item.text, Math.min(maxChars.text, maxChars.item - rest.length)) || 'no words';
  switch (item.state) {
    case 'open':
      return `• ${text}${rest}`;
    case 'done':
      return `• ~${text.replaceAll('~', '∼')}~${rest}`;
    case 'dropped':
      return `_Not an action: ${text.replaceAll('_', '\u02CD')}_${rest}`;
    default:
      return item.state satisfies never;
  }
}

/** What stands after its words. */
function aside(item: KeptItem): string {
  const by =
    item.changedBy && item.changedAt ? ` by ${mention(item.changedBy)}, ${moment(item.changedAt)}` : '';
  switch (item.state) {
    case 'open':
      return ` (${[owner(item), sayDue(item.due, item.createdAt)].filter(Boolean).join(', ')})${sayEvidence(item.evidence, item.text)}`;
    case 'done':
      return ` (${owner(item)}) :white_check_mark: done${by}`;
    case 'dropped':
      return by;
    default:
      return item.state satisfies never;
  }
}

function owner({ ownerId, ownerName }: KeptItem): string {
  if (ownerId) return mention(ownerId);
  return ownerName ? `*${quote(ownerName, maxChars.owner)}*` : '_unassigned_';
}

function moment(at: Date): string {
  return time(at, '{date_short_pretty} at {time}');
}

export const itemLabels: Record<ItemVerb, string> = {
  take: 'Take it',
  assign: 'Assign…',
  done: 'Done',
  reopen: 'Reopen',
  edit: 'Edit…',
  drop: 'Not an action',
};
const offered: Record<KeptItem['state'], readonly ItemVerb[]> = {
  open: ['take', 'assign', 'done', 'edit', 'drop'],
  done: ['reopen', 'edit'],
  dropped: ['reopen', 'edit'],
};

/** What people do with an item: the menu carries the version it was shown with. */
export function itemMenuOf(
  { id, version, state }: Pick<KeptItem, 'id' | 'version' | 'state'>,
  actionId: string = itemMenu,
): Overflow {
  return {
    type: 'overflow',
    action_id: actionId,
    options: offered[state].map((verb) => ({
      text: { type: 'plain_text', text: itemLabels[verb] },
      value: `${id}:${version}:${verb}`,
    })),
  };
}
