import { withEmoji } from '../runner/emoji.ts';
import type { World } from '../runner/page/shown.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import { channelName, personName } from './context.ts';
import { h } from './h.ts';
import { link, mention, showDate } from './spans.ts';

/** A `rich_text` block as elements. */
export function richText(block: Json, world: World): HTMLElement[] {
  return records(block.elements).map((part) => {
    const inner = records(part.elements);
    switch (part.type) {
      case 'rich_text_list': {
        const items = inner.map((item) => h('li', {}, ...spans(records(item.elements), world)));
        return h(part.style === 'ordered' ? 'ol' : 'ul', {}, ...items);
      }
      case 'rich_text_quote':
        return h('blockquote', {}, ...spans(inner, world));
      case 'rich_text_preformatted':
        return h('pre', {}, ...spans(inner, world));
      default:
        return h('p', {}, ...spans(inner, world));
    }
  });
}

function spans(elements: readonly Json[], world: World): Node[] {
  return elements.flatMap((element) => styled(element, inside(element, world)));
}

function inside(element: Json, world: World): Node[] {
  switch (element.type) {
    case 'text':
      return lines(withEmoji(String(element.text)));
    case 'link':
      return [link(String(element.url), withEmoji(String(element.text ?? element.url)))];
    case 'user':
      return [mention(`@${personName(world, String(element.user_id))}`)];
    case 'channel':
      return [mention(`#${channelName(world, String(element.channel_id))}`)];
    case 'broadcast':
      return [mention(`@${String(element.range)}`)];
    case 'emoji':
      return [document.createTextNode(withEmoji(`:${String(element.name)}:`))];
    case 'date':
      return [showDate(Number(element.timestamp), String(element.format), '')];
    default:
      return [document.createTextNode(`[${String(element.type)}]`)];
  }
}

function lines(text: string): Node[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [h('br')] : []), document.createTextNode(line)]);
}

const tags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;

function styled({ style }: Json, nodes: Node[]): Node[] {
  let inner = nodes;
  for (const [name, tag] of Object.entries(tags))
    if (isRecord(style) && style[name]) inner = [h(tag, {}, ...inner)];
  return inner;
}
