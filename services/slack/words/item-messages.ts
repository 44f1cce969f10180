import type { OwnedItem } from '../../notes/ports/item-messages.ts';
import { linkTo, mention, quote } from '../mrkdwn.ts';
import { sayHidden } from './do-not-say.ts';
import { sayDue } from './due.ts';

/** For someone who was made owner of an item by someone else. */
export function sayAssigned(owned: OwnedItem, by: string, page: string | null): string {
  return [
    `${mention(by)} assigned you an action item from ${call(owned)}:`,
    line(owned),
    `${there(page)} you can mark it done or reassign it.`,
  ].join('\n');
}

/** The day before an item is due, or later where we were down. */
export function sayReminder(owned: OwnedItem, page: string | null): string {
  return [
    `:alarm_clock: Your action item from ${call(owned)} is due soon:`,
    line(owned),
    `${there(page)} you can mark it done or change its date.`,
  ].join('\n');
}

function call({ title, hidden }: OwnedItem): string {
  if (hidden) return 'a call';
  return `*${quote(title, 140) || 'a call'}*`;
}

function line({ item, hidden }: OwnedItem): string {
  if (hidden) return `• ${sayHidden(hidden)}`;
  const due = sayDue(item.due, item.createdAt);
  return `• ${quote(item.text, 1_500)}${due ? ` (${due})` : ''}`;
}

function there(page: string | null): string {
  return page ? `In ${linkTo(page, 'its thread')}` : 'In the thread of the call';
}
