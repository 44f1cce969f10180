import { isRecord, type Json, records } from '../../slack/json.ts';
import { withEmoji } from '../emoji.ts';
import { localTime } from '../readable.ts';
import { escapeHtml, linkHtml, mentionHtml, type Names } from './mrkdwn.ts';

/** A `rich_text` block as HTML. */
export function richTextHtml(block: Json, names: Names): string {
  return records(block.elements)
    .map((part) => {
      const inner = records(part.elements);
      switch (part.type) {
        case 'rich_text_list': {
          const tag = part.style === 'ordered' ? 'ol' : 'ul';
          const items = inner.map((item) => `<li>${spanHtml(records(item.elements), names)}</li>`);
          return `<${tag}>${items.join('')}</${tag}>`;
        }
        case 'rich_text_quote':
          return `<blockquote>${spanHtml(inner, names)}</blockquote>`;
        case 'rich_text_preformatted':
          return `<pre>${spanHtml(inner, names)}</pre>`;
        default:
          return `<p>${spanHtml(inner, names)}</p>`;
      }
    })
    .join('');
}

function spanHtml(elements: readonly Json[], names: Names): string {
  return elements.map((element) => styled(element, elementHtml(element, names))).join('');
}

function elementHtml(element: Json, names: Names): string {
  switch (element.type) {
    case 'text':
      return escapeHtml(withEmoji(String(element.text))).replaceAll('\n', '<br>');
    case 'link':
      return linkHtml(String(element.url), escapeHtml(String(element.text ?? element.url)));
    case 'user':
      return mentionHtml(`@${names.user(String(element.user_id))}`);
    case 'channel':
      return mentionHtml(`#${names.channel(String(element.channel_id))}`);
    case 'broadcast':
      return mentionHtml(`@${String(element.range)}`);
    case 'emoji':
      return escapeHtml(withEmoji(`:${String(element.name)}:`));
    case 'date':
      return escapeHtml(localTime(Number(element.timestamp), String(element.format)));
    default:
      return escapeHtml(`[${String(element.type)}]`);
  }
}

function styled({ style }: Json, html: string): string {
  if (!isRecord(style)) return html;
  const tags = [
    style.bold && 'strong',
    style.italic && 'em',
    style.strike && 's',
    style.code && 'code',
  ].filter((tag) => typeof tag === 'string');
  return tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, html);
}
