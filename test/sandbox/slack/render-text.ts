import { isRecord, type Json, records } from './json.ts';
import type { EphemeralMessage, StoredMessage } from './messages.ts';
import { renderMrkdwn, renderRichText } from './render-inline.ts';
import { renderTask } from './render-task.ts';
import { seedUsers } from './seed.ts';
import { indented, isSomething, lines } from './text-lines.ts';

type Shown = Pick<StoredMessage | EphemeralMessage, 'text' | 'blocks' | 'attachments'> & {
  files?: readonly Json[];
};

/** A message as plain text lines: buttons as [Stop], links as label (url), people as @Ada. */
export function renderMessage(message: Shown): string {
  const body = message.blocks.length > 0 ? renderBlocks(message.blocks) : renderMrkdwn(message.text);
  const attachments = message.attachments.map(renderAttachment);
  const files = (message.files ?? []).map((file) => `[file: ${String(file.title ?? file.name)}]`);
  return withoutControls([body, ...attachments, ...files].filter((part) => part !== '').join('\n'));
}

/** Several messages with who said each, as a thread reads; later lines and replies are indented. */
export function renderThread(messages: readonly StoredMessage[]): string {
  const people = Object.values(seedUsers());
  return messages
    .map((message) => {
      const who =
        people.find((person) => person.id === message.user)?.realName ??
        message.username ??
        message.user ??
        '?';
      const indent = message.threadTs === undefined || message.threadTs === message.ts ? '' : '  ';
      const edited = message.edits > 0 ? ' (edited)' : '';
      const [first = '', ...rest] = renderMessage(message).split('\n');
      return [`${indent}${who}: ${first}${edited}`, ...rest.map((line) => `${indent}  ${line}`)].join('\n');
    })
    .join('\n');
}

export function renderBlocks(blocks: readonly Json[]): string {
  return blocks
    .map(renderBlock)
    .filter((lines) => lines !== '')
    .join('\n');
}

function renderBlock(block: Json): string {
  switch (block.type) {
    case 'divider':
      return '────';
    case 'section':
      return lines([
        textOf(block.text),
        ...records(block.fields).map(textOf),
        isRecord(block.accessory) ? renderElement(block.accessory) : '',
      ]);
    case 'header':
      return textOf(block.text);
    case 'context':
    case 'actions':
    case 'context_actions':
      return records(block.elements).map(renderElement).filter(isSomething).join('  ');
    case 'image':
      return `[image: ${String(block.alt_text)}]`;
    case 'markdown':
      return String(block.text);
    case 'rich_text':
      return renderRichText(block);
    case 'table':
      return tableLines(block);
    case 'plan':
      return lines([String(block.title), ...records(block.tasks).map((task) => indented(renderTask(task)))]);
    case 'task_card':
      return renderTask(block);
    case 'container':
      return lines([
        textOf(block.title),
        textOf(block.subtitle),
        indented(renderBlocks(records(block.child_blocks))),
      ]);
    default:
      return `[${String(block.type)}]`;
  }
}

function renderElement(element: Json): string {
  switch (element.type) {
    case 'button': {
      const label = `[${textOf(element.text)}]`;
      return typeof element.url === 'string' ? `${label} (${element.url})` : label;
    }
    case 'overflow':
      return `[⋯ ${records(element.options)
        .map(({ text }) => textOf(text))
        .join(' | ')}]`;
    case 'static_select':
      return `[▾ ${isRecord(element.initial_option) ? textOf(element.initial_option.text) : textOf(element.placeholder)}]`;
    case 'icon_button':
      return `[${textOf(element.text)}]`;
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button]
        .map((button) => `[${textOf(isRecord(button) ? button.text : undefined)}]`)
        .join(' ');
    case 'image':
      return `[image: ${String(element.alt_text)}]`;
    case 'plain_text':
    case 'mrkdwn':
      return textOf(element);
    default:
      return `[${isRecord(element.placeholder) ? textOf(element.placeholder) : String(element.type)}]`;
  }
}

function tableLines(table: Json): string {
  const rows = Array.isArray(table.rows) ? table.rows : [];
  return rows.map((row) => records(row).map(cellText).join(' | ')).join('\n');
}

function cellText(cell: Json): string {
  return cell.type === 'rich_text' ? renderRichText(cell) : String(cell.text ?? '');
}

function renderAttachment(attachment: Json): string {
  const link = attachment.title_link ?? attachment.from_url;
  const title = String(attachment.title ?? '') + (link === undefined ? '' : ` (${String(link)})`);
  const inner = renderBlocks(records(attachment.blocks));
  const text = attachment.text === undefined ? '' : renderMrkdwn(String(attachment.text));
  const words = lines([title.trim(), text, inner]);
  return indented(words === '' ? String(attachment.fallback ?? '') : words, '▏ ');
}

function textOf(value: unknown): string {
  if (!isRecord(value) || typeof value.text !== 'string') return '';
  return value.type === 'mrkdwn' ? renderMrkdwn(value.text) : value.text;
}

/** What a call's guest calls himself must not move the cursor of a terminal. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (char) => (char === '\n' ? char : char === '\t' ? ' ' : ''));
}
