import type { Call } from '../../services/meetings/call-link.ts';
import { type CallsRead, callsIn } from '../../services/meetings/links/calls-in-text.ts';
import type { TextPart } from '../../services/meetings/links/links-in-text.ts';
import type { Post } from './post.ts';
import { walk } from './walk.ts';

type Content = Pick<Post, 'text' | 'blocks' | 'attachments'>;

/**
 * The calls a post links to, each once, in the order they appear: in its text, its blocks (rich text, buttons), its
 * attachments and the blocks nested in those. Calendar apps put everything there and leave the text empty.
 */
export function linksInPost(post: Content): Call[] {
  return callsInPost(post).calls;
}

/** The same, with what can't be joined. */
export function callsInPost(post: Content): CallsRead {
  return callsIn([...partsOf(post)]);
}

function* partsOf({ text, blocks, attachments }: Content): Generator<TextPart> {
  yield text;
  for (const value of walk([blocks, attachments], insideOf)) {
    if (typeof value === 'string') yield value;
    else if (hasUrl(value)) yield { url: value.url };
  }
}

function hasUrl(value: unknown): value is { url: string } {
  return typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';
}

/** The text of an element with an address is only a label and may differ. */
function insideOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const { url: _, text, ...rest } = value as Record<string, unknown>;
  return hasUrl(value) ? Object.values(rest) : [text, ...Object.values(rest)];
}
