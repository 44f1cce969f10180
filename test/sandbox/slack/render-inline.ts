import { formatDate } from './format-date.ts';
import { isRecord, type Json, records } from './json.ts';
import { unescapeText } from './rich-text-of.ts';
import { seedChannels, seedUsers } from './seed.ts';

const TOKEN = /<([^<>\n]+)>/g;

/** Slack's mrkdwn as plain text. Marks of bold and the like stay as they are written. */
export function renderMrkdwn(text: string): string {
  return unescapeText(text.replace(TOKEN, (_, token: string) => renderToken(token)));
}

function renderToken(token: string): string {
  const [target = '', label] = splitOnce(token, '|');
  if (target.startsWith('@')) return `@${userName(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label || channelName(target.slice(1))}`;
  if (target.startsWith('!date^')) return renderDate(target) ?? label ?? target;
  if (target.startsWith('!subteam')) return label ?? '@group';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label === undefined ? target : `${label} (${target})`;
}

/** `<!date^1392734382^{date_short} at {time}^https://…|fallback>`, in UTC so that it reads the same everywhere. */
function renderDate(target: string): string | undefined {
  const [, seconds, format = ''] = target.split('^');
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  return formatDate(date, format, { timeZone: 'UTC' });
}

/** A `rich_text` block as plain text. */
export function renderRichText(block: Json): string {
  return records(block.elements)
    .map((part) => {
      const words = records(part.elements);
      if (part.type === 'rich_text_list')
        return words
          .map((item, index) => `${listMark(part, index)}${spanText(records(item.elements))}`)
          .join('\n');
      const text = spanText(words);
      return part.type === 'rich_text_quote' ? text.replace(/^/gm, '> ') : text;
    })
    .join('\n');
}

function listMark(part: Json, index: number): string {
  const indent = '  '.repeat(typeof part.indent === 'number' ? part.indent : 0);
  return part.style === 'ordered' ? `${indent}${index + 1}. ` : `${indent}• `;
}

function spanText(elements: Json[]): string {
  return elements.map(elementText).join('');
}

function elementText(element: Json): string {
  switch (element.type) {
    case 'text':
      return String(element.text);
    case 'link':
      return element.text === undefined
        ? String(element.url)
        : `${String(element.text)} (${String(element.url)})`;
    case 'user':
      return `@${userName(String(element.user_id)) ?? String(element.user_id)}`;
    case 'channel':
      return `#${channelName(String(element.channel_id))}`;
    case 'emoji':
      return `:${String(element.name)}:`;
    case 'broadcast':
      return `@${String(element.range)}`;
    case 'date':
      return formatDate(new Date(Number(element.timestamp) * 1000), String(element.format), {
        timeZone: 'UTC',
      });
    default:
      return isRecord(element) ? `<${String(element.type)}>` : '';
  }
}

function userName(id: string): string | undefined {
  return Object.values(seedUsers()).find((user) => user.id === id)?.realName;
}

function channelName(id: string): string {
  return Object.values(seedChannels(seedUsers())).find((channel) => channel.id === id)?.name ?? id;
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
