import type { Call } from '../../services/meetings/call-link.ts';
import { callsIn } from '../../services/meetings/links/calls-in-text.ts';
import { isForwarded } from './parts-of-post.ts';
import type { Post } from './post.ts';
import { walk } from './walk.ts';

/** Where an app itself puts an address; its text and quotes may be anyone's words. */
const addresses = new Set(['url', 'title_link', 'from_url', 'original_url', 'location']);
/** What people wrote: Slack makes rich text of a message's text, and message blocks are quotes. */
const words = new Set(['message_blocks', 'text', 'fallback', 'pretext', 'fields']);

const maxAddressChars = 3_000;

/**
 * The calls that an app's post links to, each once, in their order: in buttons, in the links of titles, where an event
 * takes place. Never in free text: apps relay what strangers write.
 */
export function linksOfApp({ blocks, attachments }: Pick<Post, 'blocks' | 'attachments'>): Call[] {
  return callsIn([...addressesIn([blocks, attachments])].map((url) => ({ url }))).calls;
}

function* addressesIn(post: unknown): Generator<string> {
  for (const value of walk(post, ownParts))
    if (typeof value === 'object' && value !== null && !isQuoted(value))
      for (const [name, part] of Object.entries(value))
        if (addresses.has(name) && typeof part === 'string' && part.length <= maxAddressChars) yield part;
}

function ownParts(value: object): unknown[] {
  if (isQuoted(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => (words.has(name) ? [] : [part]));
}

/** Rich text, and a message that was shared. */
function isQuoted(value: object): boolean {
  return ('type' in value && value.type === 'rich_text') || isForwarded(value);
}
