import { isRecord, type Json, records } from '../../slack/json.ts';
import { withEmoji } from '../emoji.ts';
import { escapeHtml, linkHtml, mrkdwnHtml, type Names } from './mrkdwn.ts';
import { pictureHtml } from './pictures.ts';
import { richTextHtml } from './rich-text.ts';
import { planHtml, taskHtml } from './tasks.ts';

/** Blocks as HTML that looks like Slack's. One that we never post shows its name. */
export function blocksHtml(blocks: readonly Json[], names: Names): string {
  return blocks.map((block) => blockHtml(block, names)).join('');
}

function blockHtml(block: Json, names: Names): string {
  switch (block.type) {
    case 'section': {
      const fields = records(block.fields).map((field) => `<div>${textHtml(field, names)}</div>`);
      const beside = isRecord(block.accessory) ? elementHtml(block.accessory, block, names) : '';
      return `<div class="section"><div>${textHtml(block.text, names)}${fields.join('')}</div>${beside}</div>`;
    }
    case 'context':
      return `<div class="context">${elementsHtml(block, names)}</div>`;
    case 'actions':
    case 'context_actions':
      return `<div class="actions">${elementsHtml(block, names)}</div>`;
    case 'header':
      return `<h3>${textHtml(block.text, names)}</h3>`;
    case 'divider':
      return '<hr>';
    case 'image':
      return pictureHtml(block, 'large');
    case 'rich_text':
      return richTextHtml(block, names);
    case 'markdown':
      return `<p>${escapeHtml(String(block.text)).replaceAll('\n', '<br>')}</p>`;
    case 'plan':
      return planHtml(block, names);
    case 'task_card':
      return `<div class="plan">${taskHtml(block, names)}</div>`;
    default:
      return `<p class="unknown">[${escapeHtml(String(block.type))}]</p>`;
  }
}

function elementsHtml(block: Json, names: Names): string {
  return records(block.elements)
    .map((element) => elementHtml(element, block, names))
    .join('');
}

function elementHtml(element: Json, block: Json, names: Names): string {
  if (element.type === 'button') return buttonHtml(element, block);
  if (element.type === 'overflow') return menuHtml(element, block, '⋯');
  if (element.type === 'static_select') return menuHtml(element, block, `${plainHtml(chosenIn(element))} ▾`);
  if (element.type === 'image') return pictureHtml(element, 'small');
  return `<span>${textHtml(element, names)}</span>`;
}

function buttonHtml(button: Json, block: Json): string {
  const label = plainHtml(button.text);
  const style = button.style === 'primary' || button.style === 'danger' ? ` class="${button.style}"` : '';
  const names = `data-action="${escapeHtml(String(button.action_id))}" data-block="${escapeHtml(String(block.block_id))}"`;
  const html = `<button type="button"${style} ${names}>${label}</button>`;
  return typeof button.url === 'string' ? linkHtml(button.url, html) : html;
}

function menuHtml(menu: Json, block: Json, label: string): string {
  const names = `data-action="${escapeHtml(String(menu.action_id))}" data-block="${escapeHtml(String(block.block_id))}"`;
  const choices = records(menu.options).map(({ text }) => {
    const choice = escapeHtml(isRecord(text) ? String(text.text) : '');
    return `<button type="button" ${names} data-option="${choice}">${choice}</button>`;
  });
  return `<details class="menu"><summary>${label}</summary>${choices.join('')}</details>`;
}

function chosenIn({ initial_option, placeholder }: Json): unknown {
  return isRecord(initial_option) ? initial_option.text : placeholder;
}

function plainHtml(value: unknown): string {
  return isRecord(value) ? escapeHtml(withEmoji(String(value.text))) : '';
}

function textHtml(value: unknown, names: Names): string {
  if (!isRecord(value) || typeof value.text !== 'string') return '';
  return value.type === 'mrkdwn' ? mrkdwnHtml(value.text, names) : escapeHtml(withEmoji(value.text));
}
