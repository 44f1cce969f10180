import type { World } from '../runner/page/shown.ts';
import { localDate } from '../slack/format-date.ts';
import { channelName, personName } from './context.ts';
import { h } from './h.ts';
import { parseMrkdwn, type Span } from './mrkdwn.ts';
import { addressOfLink } from './route.ts';

/** Slack's mrkdwn as elements. */
export function mrkdwn(text: string, world: World): Node[] {
  return showSpans(parseMrkdwn(text), world);
}

export function showSpans(spans: readonly Span[], world: World): Node[] {
  return spans.map((span) => showSpan(span, world));
}

function showSpan(span: Span, world: World): Node {
  switch (span.kind) {
    case 'text':
      return document.createTextNode(span.text);
    case 'styled':
      return h(span.style, {}, ...showSpans(span.spans, world));
    case 'code':
      return h('code', {}, span.text);
    case 'pre':
      return h('pre', {}, span.text);
    case 'quote':
      return h('blockquote', {}, ...showSpans(span.spans, world));
    case 'break':
      return h('br');
    case 'link':
      return link(span.url, span.text);
    case 'user':
      return mention(`@${personName(world, span.id)}`);
    case 'channel':
      return mention(`#${channelName(world, span.id)}`);
    case 'broadcast':
      return mention(`@${span.name}`);
    case 'date':
      return showDate(span.seconds, span.format, span.fallback);
    default:
      return span satisfies never;
  }
}

export function mention(text: string): HTMLElement {
  return h('span', { class: 'mention' }, text);
}

/** In the reader's own zone. */
export function showDate(seconds: number, format: string, fallback: string): Node {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode(fallback);
  return h(
    'time',
    { datetime: date.toISOString(), title: date.toLocaleString() },
    localDate(seconds, format, navigator.language),
  );
}

/** An address that no browser should open from here is shown as text. */
export function link(url: string, ...inside: (Node | string)[]): HTMLElement {
  const canvas = /\.slack\.com\/docs\/\w+\/(\w+)$/.exec(url)?.[1];
  if (canvas) return h('a', { href: `/canvases/${canvas}`, target: '_blank' }, ...inside);
  const here = addressOfLink(url);
  if (here) return h('a', { href: here }, ...inside);
  if (!/^(https?|mailto):/i.test(url)) return h('span', {}, ...inside);
  return h('a', { href: url, target: '_blank', rel: 'noreferrer' }, ...inside);
}
