import type { World } from '../runner/page/shown.ts';
import { h } from './h.ts';
import type { Span } from './mrkdwn.ts';
import { showSpans } from './spans.ts';

/** A `markdown` block: headings, lists, bold, italics, code and links; anything else is shown as it's written. */
export function markdown(text: string, world: World): HTMLElement[] {
  const shown: HTMLElement[] = [];
  for (const line of text.split('\n')) {
    const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    const inner = showSpans(spansIn(heading ?? item?.[2] ?? line), world);
    const tag = item?.[1] ? 'ol' : 'ul';
    const last = shown.at(-1);
    if (heading !== undefined) shown.push(h('p', {}, h('strong', {}, ...inner)));
    else if (!item) shown.push(...(line.trim() === '' ? [] : [h('p', {}, ...inner)]));
    else if (last?.localName === tag) last.append(h('li', {}, ...inner));
    else shown.push(h(tag, {}, h('li', {}, ...inner)));
  }
  return shown;
}

const next = /`([^`]+)`|\*\*(.+?)\*\*|(?<!\w)[*_](\S.*?\S|\S)[*_](?!\w)|\[([^\]]+)\]\(([^)\s]+)\)/;

function spansIn(text: string): Span[] {
  const found = next.exec(text);
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, code, bold, italic, label, url] = found;
  const before = text.slice(0, found.index);
  const span: Span =
    code !== undefined
      ? { kind: 'code', text: code }
      : bold !== undefined
        ? { kind: 'styled', style: 'strong', spans: spansIn(bold) }
        : italic !== undefined
          ? { kind: 'styled', style: 'em', spans: spansIn(italic) }
          : { kind: 'link', url: url ?? '', text: label ?? '' };
  return [
    ...(before === '' ? [] : [{ kind: 'text', text: before } as const]),
    span,
    ...spansIn(text.slice(found.index + whole.length)),
  ];
}
