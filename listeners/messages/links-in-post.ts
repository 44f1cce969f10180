import type { Call } from '../../services/meetings/call-link.ts';
import { type CallsRead, callsIn } from '../../services/meetings/links/calls-in-text.ts';
import type { TextPart } from '../../services/meetings/links/links-in-text.ts';
import type { Post } from './post.ts';

// A message has at most 50 blocks. These limits stop one that was built to take long.
const maxDepth = 30;
const maxNodes = 20_000;

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
  let nodes = 0;
  const stack: { value: unknown; depth: number }[] = [
    { value: attachments, depth: 0 },
    { value: blocks, depth: 0 },
  ];
  for (let top = stack.pop(); top && nodes < maxNodes; top = stack.pop()) {
    nodes += 1;
    const { value, depth } = top;
    if (typeof value === 'string') yield value;
    else if (Array.isArray(value)) push(stack, value, depth);
    else if (typeof value === 'object' && value !== null) {
      // The text of an element with an address is only a label and may differ.
      const { url, text: label, ...rest } = value as Record<string, unknown>;
      if (typeof url === 'string') yield { url };
      push(stack, typeof url === 'string' ? Object.values(rest) : [label, ...Object.values(rest)], depth);
    }
  }
}

function push(stack: { value: unknown; depth: number }[], values: readonly unknown[], depth: number): void {
  if (depth >= maxDepth) return;
  for (const value of [...values].reverse()) stack.push({ value, depth: depth + 1 });
}
