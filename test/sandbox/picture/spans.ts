import { withEmoji } from '../runner/emoji.ts';
import type { Names } from '../runner/page/mrkdwn.ts';
import { localTime } from '../runner/readable.ts';
import { unescapeText } from '../slack/rich-text-of.ts';

export type Style = { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean; link?: boolean };
/** Words of one style, as plain text. */
export type Span = Style & { text: string };

const pieces = new RegExp(
  [
    /`(?<code>[^`\n]+)`/,
    /<(?<token>[^<>\n]+)>/,
    /(?<![\w*])\*(?<bold>\S(?:[^*\n]*\S)?)\*(?![\w*])/,
    /(?<![\w_])_(?<italic>\S(?:[^_\n]*\S)?)_(?![\w_])/,
    /(?<![\w~])~(?<strike>\S(?:[^~\n]*\S)?)~(?![\w~])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** One line of Slack's mrkdwn. */
export function mrkdwnSpans(text: string, names: Names, style: Style = {}): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const add = (words: string, more: Style = {}) => {
    if (words !== '') spans.push({ ...style, ...more, text: words });
  };
  for (const match of text.matchAll(pieces)) {
    add(plain(text.slice(from, match.index)));
    from = match.index + match[0].length;
    const { code, token, bold, italic, strike } = match.groups ?? {};
    if (code !== undefined) add(plain(code), { code: true });
    else if (token !== undefined) spans.push({ ...style, ...tokenSpan(token, names) });
    else if (bold !== undefined) spans.push(...mrkdwnSpans(bold, names, { ...style, bold: true }));
    else if (italic !== undefined) spans.push(...mrkdwnSpans(italic, names, { ...style, italic: true }));
    else if (strike !== undefined) spans.push(...mrkdwnSpans(strike, names, { ...style, strike: true }));
  }
  add(plain(text.slice(from)));
  return spans;
}

/** An address, a mention or a time: what stands in angle brackets. */
function tokenSpan(token: string, names: Names): Span {
  const bar = token.indexOf('|');
  const [target, label] = bar < 0 ? [token, undefined] : [token.slice(0, bar), token.slice(bar + 1)];
  if (target.startsWith('@')) return { text: `@${names.user(target.slice(1))}`, link: true };
  if (target.startsWith('#')) return { text: `#${names.channel(target.slice(1))}`, link: true };
  if (target.startsWith('!date^')) {
    const [, seconds = '', format = ''] = target.split('^');
    return { text: localTime(Number(seconds), format) };
  }
  if (target.startsWith('!')) return { text: `@${target.slice(1)}`, link: true };
  return { text: plain(label ?? target), link: true };
}

function plain(text: string): string {
  return withEmoji(unescapeText(text));
}
