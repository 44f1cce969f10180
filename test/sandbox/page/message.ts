import { withEmoji } from '../runner/emoji.ts';
import type { ShownFile, ShownMessage, World } from '../runner/page/shown.ts';
import { records } from '../slack/json.ts';
import { showBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { face } from './pictures.ts';
import { mrkdwn } from './spans.ts';

/** `follows`: the one before is by the same, a moment earlier, so that their name needn't be said again. */
export function showMessage(message: ShownMessage, context: Context, follows: boolean): HTMLElement {
  const { name, isApp, isPrivate, text, blocks } = message;
  const sent = new Date(Number(message.ts) * 1000);
  const time = h('time', { datetime: sent.toISOString(), title: sent.toLocaleString() }, clock(sent));
  const head = h(
    'p',
    { class: 'head' },
    h('strong', {}, name),
    isApp && h('span', { class: 'badge' }, 'APP'),
    time,
  );
  const words =
    blocks.length === 0 ? [h('p', {}, ...mrkdwn(text, context.world))] : showBlocks(blocks, context);
  const attached = message.attachments.map(({ blocks: inner }) =>
    h('blockquote', {}, ...showBlocks(records(inner), context)),
  );
  const edited = message.isEdited && h('small', { class: 'edited' }, '(edited)');
  return h(
    'article',
    {
      class: `message${follows ? ' follows' : ''}${isPrivate ? ' private' : ''}`,
      'aria-label': `${name}, ${clock(sent)}`,
    },
    isPrivate && h('p', { class: 'only' }, icon('eye'), 'Only visible to you'),
    follows ? h('span', { class: 'face' }, time) : face(message.face),
    !follows && head,
    h('div', { class: 'body' }, ...words, edited, ...attached, ...message.files.map(showFile)),
    message.reactions.length > 0 && h('ul', { class: 'reactions' }, ...message.reactions.map(showReaction)),
  );
}

function showFile({ id, title, isPicture }: ShownFile): HTMLElement {
  const href = `/files/${id}`;
  const inside = isPicture ? h('img', { src: href, alt: title }) : icon('file');
  return h('a', { class: 'file', href, target: '_blank' }, inside, !isPicture && h('span', {}, title));
}

function showReaction({ name, count }: ShownMessage['reactions'][number]): HTMLElement {
  return h('li', { title: `:${name}:` }, `${withEmoji(`:${name}:`)} ${count}`);
}

/** In the reader's own zone and manner. */
export function clock(date: Date): string {
  return date.toLocaleTimeString(undefined, { timeStyle: 'short' });
}

const soonMs = 5 * 60_000;

export function followsOn(message: ShownMessage, before: ShownMessage | undefined): boolean {
  if (!before || message.isPrivate || before.isPrivate || message.name !== before.name) return false;
  return (Number(message.ts) - Number(before.ts)) * 1000 < soonMs;
}

/** What a screen reader is told of a new message. */
export function shortly({ name, text }: ShownMessage, world: World): string {
  const words = mrkdwn(text, world).map((node) => (node.nodeName === 'BR' ? ' ' : node.textContent));
  return `${name}: ${words.join('').slice(0, 160)}`;
}
