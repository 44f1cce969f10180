import { withEmoji } from '../runner/emoji.ts';
import type { World } from '../runner/page/shown.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { richText } from './rich-text.ts';
import { link } from './spans.ts';

/** A `plan` block: its title, and each task under it. */
export function plan(block: Json, world: World): HTMLElement {
  const tasks = records(block.tasks).map((one) => task(one, world));
  const title = h('strong', {}, withEmoji(String(block.title)));
  return h('div', { class: 'plan' }, title, h('ol', {}, ...tasks));
}

/** A task: its state and title, and below them details, outcome and sources, where there are any. */
export function task(one: Json, world: World): HTMLElement {
  const status = String(one.status ?? 'pending');
  const sources = records(one.sources).map(({ url, text }) => link(String(url), withEmoji(String(text))));
  return h(
    'li',
    { class: `task ${status}` },
    h('span', { class: 'state', role: 'img', 'aria-label': status.replaceAll('_', ' ') }, stateIcon(status)),
    h(
      'div',
      {},
      h('p', {}, withEmoji(String(one.title))),
      ...part(one.details, 'details', world),
      ...part(one.output, 'output', world),
      sources.length > 0 && h('p', { class: 'sources' }, ...sources),
    ),
  );
}

function stateIcon(status: string): Node | null {
  if (status === 'complete') return icon('check');
  return status === 'error' ? icon('cross') : null;
}

function part(value: unknown, name: string, world: World): HTMLElement[] {
  return isRecord(value) ? [h('div', { class: name }, ...richText(value, world))] : [];
}
