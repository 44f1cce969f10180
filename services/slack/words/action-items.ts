import type { OpenListed } from '../../notes/list-open-items.ts';
import type { OpenItem, OpenList } from '../../notes/ports/open-items.ts';
import type { PageOf } from '../../people/pages.ts';
import { linkTo, mention, quote } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayDay, sayDue } from './due.ts';
import { sayMembersOnly } from './reasons/access.ts';

/** Characters of the whole answer, a little under what an edit of a message holds. */
const maxMessageChars = 3_500;

/** What is open, for the asker: the recap in the thread is where it is changed. */
export function sayOpenItems(listed: OpenListed, userId: string, pageOf: PageOf): string {
  switch (listed.kind) {
    case 'external':
      return sayMembersOnly('use this');
    case 'unknown':
      return 'Slack isn’t responding, so I can’t tell which channels you’re in. Try again in a minute.';
    case 'open':
      return listed.list.total === 0 ? nothing[listed.where] : sayList(listed, userId, pageOf);
    default:
      return listed satisfies never;
  }
}

/** Above the cards of a call's action items, which Slack shows as tasks of its own. */
export function sayTaskCards(title: string): string {
  return `Tasks from ${quote(title, 140) || 'the call'}. Open one to see whose it is, and to change it.`;
}

/** What cards and details of action items say beside an item's own words. */
export const taskWords = {
  type: 'Action item',
  from: 'From',
  due: 'Due',
  aCall: 'A call',
  noWords: 'No words',
  states: { open: 'Open', done: 'Done', dropped: 'Not an action' },
} as const;

/** Somebody opened an action item while Slack didn't say who may read it. */
export const tasksUnsure = {
  custom_title: 'Not shown yet',
  custom_message: 'Slack isn’t responding, so I can’t tell who may read this. Try again in a minute.',
} as const;

const nothing = {
  here: 'No open actions in this channel. A call’s recap lists what people take on.',
  everywhere: 'You have no open actions. Type `/pika actions` in a channel to see the ones from its calls.',
} as const;

type Open = Extract<OpenListed, { kind: 'open' }>;

function sayList({ where, list, timeZone }: Open, userId: string, pageOf: PageOf): string {
  const head =
    where === 'here'
      ? `*${plural(list.total, 'open action')} from this channel’s calls*`
      : `*${plural(list.total, 'open action')} for you*`;
  const today = dayIn(list.now, timeZone);
  const lines = [head];
  let length = head.length;
  let heading = '';
  let shown = 0;
  for (const open of list.items) {
    const group = groupOf(open, userId);
    const line = itemLine(open, group, { today, timeZone, now: list.now, pageOf });
    const added = group === heading ? [line] : [`*${group}*`, line];
    length += added.join('\n').length + 1;
    if (length > maxMessageChars) break;
    lines.push(...added);
    heading = group;
    shown += 1;
  }
  return [...lines, ...rest(list, shown)].join('\n');
}

function rest({ total }: OpenList, shown: number): string[] {
  const more = total > shown ? `and ${total - shown} more. ` : '';
  return [`_${more}Change them in their threads._`];
}

type Group = 'Yours' | 'Unassigned' | 'Others’';

function groupOf({ item }: OpenItem, userId: string): Group {
  if (item.ownerId === userId) return 'Yours';
  return item.ownerId || item.ownerName ? 'Others’' : 'Unassigned';
}

type Reading = { today: string; timeZone: string; now: Date; pageOf: PageOf };

function itemLine({ item, title, calledAt, thread }: OpenItem, group: Group, reading: Reading): string {
  const { today, timeZone, now, pageOf } = reading;
  const owner = item.ownerId ? mention(item.ownerId) : `*${quote(item.ownerName ?? '', 50)}*`;
  const isOverdue = item.due?.date ? item.due.date < today : false;
  const due = sayDue(item.due, now);
  const facts = [group === 'Others’' ? owner : '', isOverdue ? `:warning: *overdue*, was ${due}` : due];
  const named = facts.filter(Boolean).join(', ');
  const page = thread && pageOf(thread);
  const call = `${title || 'a call'}, ${sayDay(dayIn(calledAt, timeZone), now)}`;
  const from = page ? linkTo(page, call) : quote(call, 200);
  return `• ${quote(item.text, 200)}${named ? ` (${named})` : ''} · ${from}`;
}

/** Says an open item on one line, for a person in their zone. */
export function openItemReader({
  userId,
  timeZone,
  now,
  pageOf,
}: Omit<Reading, 'today'> & { userId: string }) {
  const reading = { today: dayIn(now, timeZone), timeZone, now, pageOf };
  return (open: OpenItem): string => itemLine(open, groupOf(open, userId), reading);
}

/** `2026-11-27`: Swedes write dates so. */
function dayIn(moment: Date, timeZone: string): string {
  return moment.toLocaleDateString('sv-SE', { timeZone });
}
