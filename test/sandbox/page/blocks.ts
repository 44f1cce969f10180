import { isRecord, type Json, records } from '../slack/json.ts';
import type { Context } from './context.ts';
import { button, feedback, iconButton, overflow, select } from './elements.ts';
import { h } from './h.ts';
import { markdown } from './markdown.ts';
import { plain } from './mrkdwn.ts';
import { picture } from './pictures.ts';
import { plan, task } from './plan.ts';
import { richText } from './rich-text.ts';
import { mrkdwn } from './spans.ts';

/** Blocks as Slack shows them. One that we never post shows its name. */
export function showBlocks(blocks: readonly Json[], context: Context): HTMLElement[] {
  return blocks.map((block) => showBlock(block, context));
}

function showBlock(block: Json, context: Context): HTMLElement {
  const { world } = context;
  switch (block.type) {
    case 'section': {
      const fields = records(block.fields).map((field) => h('div', {}, ...text(field, context)));
      const words = h('div', { class: 'words' }, ...text(block.text, context));
      const beside = isRecord(block.accessory) ? element(block.accessory, block, context) : null;
      const all = fields.length > 0 ? h('div', { class: 'fields' }, ...fields) : null;
      return h('div', { class: 'section' }, h('div', { class: 'words' }, words, all), beside);
    }
    case 'context':
      return h('div', { class: 'context' }, ...elements(block, context));
    case 'actions':
    case 'context_actions':
      return h('div', { class: 'actions' }, ...elements(block, context));
    case 'header':
      return h('h2', { class: 'header' }, ...text(block.text, context));
    case 'divider':
      return h('hr');
    case 'image':
      return picture(block, 'large');
    case 'rich_text':
      return h('div', {}, ...richText(block, world));
    case 'markdown':
      return h('div', {}, ...markdown(String(block.text), world));
    case 'alert':
      return h('p', { class: `alert ${String(block.level ?? 'default')}` }, ...text(block.text, context));
    case 'container':
      return container(block, context);
    case 'plan':
      return plan(block, world);
    case 'task_card':
      return h('div', { class: 'plan' }, h('ol', {}, task(block, world)));
    default:
      return h('p', { class: 'unknown' }, `[${String(block.type)}]`);
  }
}

function container(block: Json, context: Context): HTMLElement {
  const title = h('strong', {}, ...text(block.title, context));
  const inside = showBlocks(records(block.child_blocks), context);
  if (block.is_collapsible !== true) return h('div', { class: 'container' }, title, ...inside);
  const open = block.default_collapsed !== true;
  return h('details', { class: 'container', open }, h('summary', {}, title), ...inside);
}

function elements(block: Json, context: Context): HTMLElement[] {
  return records(block.elements).map((one) => element(one, block, context));
}

function element(one: Json, block: Json, context: Context): HTMLElement {
  switch (one.type) {
    case 'button':
      return button(one, block, context);
    case 'overflow':
      return overflow(one, block, context);
    case 'static_select':
      return select(one, block, context);
    case 'feedback_buttons':
      return feedback(one, block, context);
    case 'icon_button':
      return iconButton(one, block, context);
    case 'image':
      return picture(one, 'small');
    case 'plain_text':
    case 'mrkdwn':
      return h('span', {}, ...text(one, context));
    default:
      return h('span', { class: 'unknown' }, `[${String(one.type)}]`);
  }
}

function text(value: unknown, { world }: Context): Node[] {
  if (!isRecord(value) || typeof value.text !== 'string') return [];
  if (value.type === 'mrkdwn') return mrkdwn(value.text, world);
  return [document.createTextNode(plain(value.text))];
}
