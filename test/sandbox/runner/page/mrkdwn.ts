import { CANVAS_LINK } from '../../slack/documents/canvases.ts';
import { unescapeText } from '../../slack/rich-text-of.ts';
import { withEmoji } from '../emoji.ts';
import { localTime } from '../readable.ts';

/** How ids are shown. */
export type Names = { user: (id: string) => string; channel: (id: string) => string };

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// Characters of Unicode's private use area stand for what is already HTML while the rest is worked on.
const firstMark = 0xe000;
const marks = /[\uE000-\uF8FF]/g;

const code = /```([\s\S]+?)```|`([^`\n]+)`/g;
const token = /<([^<>\n]+)>/g;

/** Slack's mrkdwn as HTML; whatever anybody wrote comes out escaped. */
export function mrkdwnHtml(text: string, names: Names): string {
  const done: string[] = [];
  const keep = (html: string) => {
    done.push(html);
    return String.fromCharCode(firstMark + done.length - 1);
  };
  const marked = text
    .replaceAll(marks, '')
    .replaceAll(code, (_, block?: string, inline?: string) =>
      keep(block === undefined ? `<code>${plain(inline ?? '')}</code>` : `<pre>${plain(block)}</pre>`),
    )
    .replaceAll(token, (_, inside: string) => keep(tokenHtml(inside, names)));
  const html = withQuotes(withStyles(plain(marked)));
  return html.replaceAll(marks, (mark) => done[mark.charCodeAt(0) - firstMark] ?? '');
}

/** Text without marks of its own: escapes and shortcodes only. */
function plain(text: string): string {
  return escapeHtml(withEmoji(unescapeText(text)));
}

const styles = [
  { tag: 'strong', marked: /(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g },
  { tag: 'em', marked: /(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])/g },
  { tag: 's', marked: /(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/g },
] as const;

function withStyles(html: string): string {
  return styles.reduce((text, { tag, marked }) => text.replaceAll(marked, `<${tag}>$1</${tag}>`), html);
}

function withQuotes(html: string): string {
  return html
    .split('\n')
    .map((line) => (line.startsWith('&gt; ') ? `<blockquote>${line.slice(5)}</blockquote>` : `${line}<br>`))
    .join('')
    .replace(/<br>$/, '');
}

function tokenHtml(inside: string, names: Names): string {
  const bar = inside.indexOf('|');
  const [target, label] = bar < 0 ? [inside, undefined] : [inside.slice(0, bar), inside.slice(bar + 1)];
  if (target.startsWith('@')) return mentionHtml(`@${names.user(target.slice(1))}`);
  if (target.startsWith('#')) return mentionHtml(`#${names.channel(target.slice(1))}`);
  if (target.startsWith('!date^')) {
    const [, seconds = '', format = ''] = target.split('^');
    return `<time title="${plain(label ?? '')}">${escapeHtml(localTime(Number(seconds), format))}</time>`;
  }
  if (target.startsWith('!')) return mentionHtml(`@${target.slice(1)}`);
  return linkHtml(unescapeText(target), plain(label ?? target));
}

export function mentionHtml(text: string): string {
  return `<span class="mention">${escapeHtml(text)}</span>`;
}

/** `label` is HTML. An address that no browser should open from here is shown as text. */
export function linkHtml(url: string, label: string): string {
  if (!/^(https?|mailto):/i.test(url)) return label;
  // A canvas exists in the emulated workspace only; the page itself shows it.
  const address = url.startsWith(CANVAS_LINK) ? `canvases/${url.slice(CANVAS_LINK.length)}` : url;
  return `<a href="${escapeHtml(address)}" target="_blank" rel="noreferrer">${label}</a>`;
}
