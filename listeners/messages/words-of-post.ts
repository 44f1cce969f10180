import type { Call } from '../../services/meetings/call-link.ts';
import { linksInPost } from './links-in-post.ts';
import { isEvent, isForwarded } from './parts-of-post.ts';
import type { Post } from './post.ts';

/** A line of text, a block or an attachment, with the calls it links to. */
export type Unit = { text: string; calls: readonly Call[] };

/** Times stand near the top; the rest of a longer post isn't read. */
const maxPostChars = 4_000;
const maxDepth = 30;
/** Fields of blocks whose values people don't see. */
const unread = new Set(['type', 'block_id', 'action_id', 'value', 'color', 'style', 'id', 'callback_id']);

/**
 * The units of a post. A person's blocks only repeat their text, so those of apps alone are read. Forwarded messages and
 * events aren't the post's own words.
 */
export function unitsOf(post: Pick<Post, 'text' | 'blocks' | 'attachments'>, byApp: boolean): Unit[] {
  const lines = post.text.split('\n').map((text) => unitOf(text, { text }));
  const attachments = listed(post.attachments).filter((attachment) => !isForwarded(attachment));
  const blocks = byApp ? listed(post.blocks).filter((block) => !isEvent(block)) : [];
  const parts = [...blocks, ...attachments];
  let left = maxPostChars;
  return [...lines, ...parts.map((part) => unitOf(textIn(part, 0), { blocks: part }))].map((unit) => {
    const text = unit.text.slice(0, Math.max(0, left));
    left -= text.length;
    return { ...unit, text };
  });
}

function unitOf(text: string, content: { text?: string; blocks?: unknown }): Unit {
  return { text, calls: linksInPost({ text: '', blocks: undefined, attachments: undefined, ...content }) };
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text that people see in a block, with its dates as Slack's date marks. */
function textIn(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (depth >= maxDepth || typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return joined(value, depth);
  const { type, timestamp } = value as { type?: unknown; timestamp?: unknown };
  if (type === 'date' && typeof timestamp === 'number') return `<!date^${timestamp}^>`;
  return joined(
    Object.entries(value).flatMap(([name, part]) => (unread.has(name) ? [] : [part])),
    depth,
  );
}

function joined(values: readonly unknown[], depth: number): string {
  let text = '';
  for (const value of values) {
    if (text.length > maxPostChars) break;
    const part = textIn(value, depth + 1);
    if (part) text += `${text ? '\n' : ''}${part}`;
  }
  return text;
}

/** So much of a post is about its only call; of a longer one what is near the link, and its heading. */
const shortPostChars = 300;

/** What a post says about its only call. */
export function aboutCall(units: readonly Unit[], call: Call): string {
  const whole = units.map(({ text }) => text);
  const own = units.findIndex(({ calls }) => calls.some(({ key }) => key === call.key));
  if (own < 0 || whole.join('\n').length <= shortPostChars) return whole.join('\n');
  const near = [0, own - 1, own, own + 1].filter((index) => whole[index] !== undefined);
  return [...new Set(near)].map((index) => whole[index]).join('\n');
}

/** Where the time of a call may be, the likeliest first: its own unit, then, if the post has `others`, those before and after it. */
export function wordsAround(units: readonly Unit[], call: Call, others: boolean): string[] {
  const own = units.findIndex(({ calls }) => calls.some(({ key }) => key === call.key));
  const bare = (unit: Unit | undefined) => unit !== undefined && unit.calls.length === 0;
  let [from, to] = [own, own];
  while (bare(units[from - 1])) from -= 1;
  while (bare(units[to + 1])) to += 1;
  const parts = [units.slice(own, own + 1), units.slice(from, own), units.slice(own + 1, to + 1)];
  return parts.slice(0, others ? 3 : 1).map((part) => part.map((unit) => unit.text).join('\n'));
}
