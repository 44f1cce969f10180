import { withEmoji } from '../runner/emoji.ts';
import type { Names } from '../runner/page/mrkdwn.ts';
import { localTime } from '../runner/readable.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import type { Line } from './lines.ts';
import type { Span } from './spans.ts';

/** A `rich_text` block as lines. */
export function richTextLines(block: Json, names: Names): Line[] {
  return records(block.elements).flatMap((part): Line[] => {
    const inner = records(part.elements);
    if (part.type === 'rich_text_list')
      return inner.map((item) => ({ bullet: true, spans: spansOf(records(item.elements), names) }));
    return [{ spans: spansOf(inner, names) }];
  });
}

function spansOf(elements: readonly Json[], names: Names): Span[] {
  return elements.map((element) => {
    const style = isRecord(element.style) ? element.style : {};
    const link = ['link', 'user', 'channel', 'broadcast'].includes(String(element.type));
    const isSet = (name: string) => style[name] === true;
    return {
      text: textOf(element, names),
      link,
      bold: isSet('bold'),
      italic: isSet('italic'),
      strike: isSet('strike'),
      code: isSet('code'),
    };
  });
}

function textOf(element: Json, names: Names): string {
  switch (element.type) {
    case 'text':
      return withEmoji(String(element.text));
    case 'link':
      return String(element.text ?? element.url);
    case 'user':
      return `@${names.user(String(element.user_id))}`;
    case 'channel':
      return `#${names.channel(String(element.channel_id))}`;
    case 'broadcast':
      return `@${String(element.range)}`;
    case 'emoji':
      return withEmoji(`:${String(element.name)}:`);
    case 'date':
      return localTime(Number(element.timestamp), String(element.format));
    default:
      return `[${String(element.type)}]`;
  }
}
