import { withEmoji } from '../runner/emoji.ts';
import { unescapeText } from '../slack/rich-text-of.ts';

/** A piece of text, with what is to be seen of it. Everything in it is data. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'styled'; style: 'strong' | 'em' | 's'; spans: Span[] }
  | { kind: 'code'; text: string }
  | { kind: 'pre'; text: string }
  | { kind: 'quote'; spans: Span[] }
  | { kind: 'break' }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'user' | 'channel'; id: string }
  | { kind: 'broadcast'; name: string }
  | { kind: 'date'; seconds: number; format: string; fallback: string };

const styles = { '*': 'strong', _: 'em', '~': 's' } as const;

/** What comes next in a line: code, a token in angle brackets, or words between two marks that stand at words' edges. */
const next = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*_~])([*_~])(\S(?:[^\n]*?\S)?)\4(?![\w*_~])/;

/** Slack's mrkdwn as spans. */
export function parseMrkdwn(text: string): Span[] {
  const parts = text.split(/(```[\s\S]+?```)/);
  return parts.flatMap((part, index) => (index % 2 === 1 ? spansIn(part) : linesIn(part)));
}

function linesIn(text: string): Span[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line)?.[1];
    const isLast = index === lines.length - 1;
    if (quoted !== undefined) return [{ kind: 'quote', spans: spansIn(quoted) }];
    return [...spansIn(line), ...(isLast ? [] : [{ kind: 'break' } as const])];
  });
}

function spansIn(text: string): Span[] {
  const spans: Span[] = [];
  let rest = text;
  for (let found = next.exec(rest); found; found = next.exec(rest)) {
    const [whole, block, inline, token, mark, marked] = found;
    if (found.index > 0) spans.push(words(rest.slice(0, found.index)));
    if (block !== undefined) spans.push({ kind: 'pre', text: plain(block).trim() });
    else if (inline !== undefined) spans.push({ kind: 'code', text: plain(inline) });
    else if (token !== undefined) spans.push(tokenSpan(token));
    else
      spans.push({
        kind: 'styled',
        style: styles[mark as keyof typeof styles],
        spans: spansIn(marked ?? ''),
      });
    rest = rest.slice(found.index + whole.length);
  }
  if (rest !== '') spans.push(words(rest));
  return spans;
}

function tokenSpan(token: string): Span {
  const bar = token.indexOf('|');
  const [target, label] = bar < 0 ? [token, undefined] : [token.slice(0, bar), token.slice(bar + 1)];
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  if (target.startsWith('!date^')) {
    const [, seconds, format = ''] = target.split('^');
    return { kind: 'date', seconds: Number(seconds), format, fallback: plain(label ?? '') };
  }
  if (target.startsWith('!')) return { kind: 'broadcast', name: target.slice(1) };
  return { kind: 'link', url: unescapeText(target), text: plain(label ?? target) };
}

function words(text: string): Span {
  return { kind: 'text', text: plain(text) };
}

export function plain(text: string): string {
  return withEmoji(unescapeText(text));
}
