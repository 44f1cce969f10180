import type { ShownMessage } from '../runner/page/shown.ts';
import type { Context } from './context.ts';
import { h } from './h.ts';
import { type Item, markOf } from './keyed.ts';
import { clock, followsOn, showMessage } from './message.ts';
import { face } from './pictures.ts';
import { addressOf } from './route.ts';

type ContextOf = (message: ShownMessage) => Context;

/** A channel: what began its threads, each with how many answers it has. */
export function channelItems(
  roots: readonly ShownMessage[],
  thread: (root: ShownMessage) => readonly ShownMessage[],
  contextOf: ContextOf,
): Item[] {
  return dayed(roots, (message, follows) => {
    const replies = thread(message).filter(({ ts }) => ts !== message.ts);
    const last = replies.at(-1);
    return {
      mark: `${markOf(message)} ${follows} ${replies.length} ${last?.ts}`,
      make: () => {
        const shown = showMessage(message, contextOf(message), follows);
        if (message.isBroadcast) shown.append(threadLink(message));
        if (last) shown.append(repliesLink(message, replies, last));
        return shown;
      },
    };
  });
}

/** A thread: what began it, how many answers, and these. */
export function threadItems(messages: readonly ShownMessage[], contextOf: ContextOf): Item[] {
  const [root, ...replies] = messages;
  const make = (message: ShownMessage, before?: ShownMessage): Item => {
    const follows = followsOn(message, before);
    return {
      ...{ key: message.ts, mark: `${markOf(message)} ${follows}` },
      make: () => showMessage(message, contextOf(message), follows),
    };
  };
  if (!root) return [];
  const counted = countOf(replies.length);
  return [
    make(root),
    ...(replies.length > 0
      ? [{ key: 'count', mark: counted, make: () => h('p', { class: 'rule' }, h('span', {}, counted)) }]
      : []),
    ...replies.map((reply, index) => make(reply, replies[index - 1])),
  ];
}

function countOf(replies: number): string {
  return replies === 1 ? '1 reply' : `${replies} replies`;
}

function repliesLink(root: ShownMessage, replies: readonly ShownMessage[], last: ShownMessage): HTMLElement {
  const faces = [...new Set(replies.map((reply) => reply.face))].slice(0, 4).map(face);
  const href = addressOf({ kind: 'channel', channel: root.channel, thread: root.ts });
  return h(
    'a',
    { class: 'replies', href, 'data-focus': `replies ${root.ts}` },
    ...faces,
    h('strong', {}, countOf(replies.length)),
    h('span', {}, `Last reply ${clock(new Date(Number(last.ts) * 1000))}`),
  );
}

function threadLink({ channel, threadTs }: ShownMessage): HTMLElement {
  const href = addressOf({ kind: 'channel', channel, thread: threadTs });
  return h('a', { class: 'replies', href, 'data-focus': `thread ${threadTs}` }, 'See the thread');
}

type Made = Omit<Item, 'key'>;

/** With a line between two days. */
function dayed(
  messages: readonly ShownMessage[],
  item: (message: ShownMessage, follows: boolean) => Made,
): Item[] {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const day = dayOf(message);
    const isNewDay = !before || dayOf(before) !== day;
    const rule = () => h('p', { class: 'rule day' }, h('span', {}, day));
    const made = { key: message.ts, ...item(message, !isNewDay && followsOn(message, before)) };
    return isNewDay ? [{ key: `day ${day}`, mark: day, make: rule }, made] : [made];
  });
}

function dayOf({ ts }: ShownMessage): string {
  const date = new Date(Number(ts) * 1000);
  if (date.toDateString() === new Date().toDateString()) return 'Today';
  return date.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
}
