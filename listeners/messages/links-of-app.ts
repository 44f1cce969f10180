import type { Call } from '../../services/meetings/call-link.ts';
import { callsIn } from '../../services/meetings/links/calls-in-text.ts';
import type { Post } from './post.ts';

/** Where an app itself puts an address; its text and quotes may be anyone's words. */
const addresses = new Set(['url', 'title_link', 'from_url', 'original_url', 'location']);
/** What people wrote: Slack makes rich text of a message's text, and message blocks are quotes. */
const words = new Set(['message_blocks', 'text', 'fallback', 'pretext', 'fields']);

// A message has at most 50 blocks. These limits stop one that was built to take long.
const maxDepth = 30;
const maxNodes = 20_000;
const maxAddressChars = 3_000;

/**
 * The calls that an app's post links to, each once, in their order: in buttons, in the links of titles, where an event
 * takes place. Never in free text: apps relay what strangers write.
 */
export function linksOfApp({ blocks, attachments }: Pick<Post, 'blocks' | 'attachments'>): Call[] {
  return callsIn([...addressesIn([blocks, attachments])].map((url) => ({ url }))).calls;
}

function* addressesIn(post: unknown): Generator<string> {
  const stack: { value: unknown; depth: number }[] = [{ value: post, depth: 0 }];
  for (let nodes = 0; nodes < maxNodes; nodes += 1) {
    const top = stack.pop();
    if (!top) return;
    const { value, depth } = top;
    if (typeof value !== 'object' || value === null || depth >= maxDepth || isQuoted(value)) continue;
    const parts = Object.entries(value);
    for (const [name, part] of parts)
      if (addresses.has(name) && typeof part === 'string' && part.length <= maxAddressChars) yield part;
    for (const [name, part] of parts.toReversed())
      if (!words.has(name)) stack.push({ value: part, depth: depth + 1 });
  }
}

/** Rich text, and a message that was shared. */
function isQuoted(value: object): boolean {
  const { type, is_share, is_msg_unfurl } = value as Record<string, unknown>;
  return type === 'rich_text' || is_share === true || is_msg_unfurl === true;
}
