import type { Call } from '../../services/meetings/call-link.ts';
import { linksInPost } from './links-in-post.ts';
import type { Post } from './post.ts';

/** A line of a text, a block or an attachment: what stands together. */
export type Unit = { text: string; calls: readonly Call[] };

/** Characters; who writes more than that is not writing a time. */
const most = 4_000;
const deepest = 30;
/** Names that the app gives to things, which nobody reads. */
const unread = new Set(['type', 'block_id', 'action_id', 'value', 'color', 'style', 'id', 'callback_id']);

/** What is written in a post, by what stands together. A person's blocks say what their text says already. */
export function unitsOf(post: Pick<Post, 'text' | 'blocks' | 'attachments'>, byApp: boolean): Unit[] {
  const lines = post.text.split('\n').map((text) => unitOf(text, { text }));
  const parts = byApp ? [...listed(post.blocks), ...listed(post.attachments)] : [];
  let left = most;
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

/** What people read of a block, and the moments that its dates stand for. */
function textIn(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (depth >= deepest || typeof value !== 'object' || value === null) return '';
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
    if (text.length > most) break;
    const part = textIn(value, depth + 1);
    if (part) text += `${text ? '\n' : ''}${part}`;
  }
  return text;
}

/**
 * Where the time of a call may stand, the likeliest first: with it; and where there are `others`, in what leads up to
 * it, or in what follows it.
 */
export function wordsAround(units: readonly Unit[], call: Call, others: boolean): string[] {
  const own = units.findIndex(({ calls }) => calls.some(({ key }) => key === call.key));
  const bare = (unit: Unit | undefined) => unit !== undefined && unit.calls.length === 0;
  let [from, to] = [own, own];
  while (bare(units[from - 1])) from -= 1;
  while (bare(units[to + 1])) to += 1;
  const parts = [units.slice(own, own + 1), units.slice(from, own), units.slice(own + 1, to + 1)];
  return parts.slice(0, others ? 3 : 1).map((part) => part.map((unit) => unit.text).join('\n'));
}
