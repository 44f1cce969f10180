import type { Json } from './json.ts';

const BARE_URL = /(?<![<|\w])https?:\/\/[^\s<>|]+/g;
const TOKEN = /<([^<>\n]+)>/g;

/** Text as a person types it, in Slack's wire format: `&` escaped, addresses in angle brackets. */
export function wireTextOf(typed: string): string {
  const escaped = typed.replace(/&(?!amp;|lt;|gt;)/g, '&amp;');
  // What is in angle brackets already is left as it is, addresses within addresses too.
  return escaped.replaceAll(/<[^<>\n]+>|[^<]+|</g, (part) =>
    part.startsWith('<') ? part : part.replace(BARE_URL, linked),
  );
}

function linked(address: string): string {
  // Slack leaves the full stop or comma after an address outside of it.
  const tail = /[.,;:!?)]+$/.exec(address)?.[0] ?? '';
  return `<${address.slice(0, address.length - tail.length)}>${tail}`;
}

/** The `rich_text` block that Slack makes of a message's text; link elements included. */
export function richTextBlockOf(text: string, blockId: string): Json {
  const elements: Json[] = [];
  let from = 0;
  const addText = (part: string) => {
    if (part !== '') elements.push({ type: 'text', text: unescapeText(part) });
  };
  for (const match of text.matchAll(TOKEN)) {
    addText(text.slice(from, match.index));
    elements.push(elementOf(match[1] ?? ''));
    from = match.index + match[0].length;
  }
  addText(text.slice(from));
  return { type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] };
}

function elementOf(token: string): Json {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeText(token.slice(bar + 1));
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  return { type: 'link', url: unescapeText(target), ...(label !== undefined && { text: label }) };
}

export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
