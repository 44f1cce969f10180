import { type Call, parseCallLink } from '../../services/meetings/call-link.ts';
import type { Post } from './post.ts';

// A message has at most 50 blocks. These limits stop one that was built to take long.
const maxDepth = 30;
const maxNodes = 20_000;

/**
 * The calls a post links to, each once, in the order they appear: in its text, its blocks (rich text, buttons), its
 * attachments and the blocks nested in those. Calendar apps put everything there and leave the text empty.
 */
export function linksInPost(post: Pick<Post, 'text' | 'blocks' | 'attachments'>): Call[] {
  const calls = new Map<string, Call>();
  for (const candidate of candidatesIn(post)) {
    const call = parseCallLink(candidate);
    if (call && !calls.has(call.key)) calls.set(call.key, call);
  }
  return [...calls.values()];
}

function* candidatesIn({
  text,
  blocks,
  attachments,
}: Pick<Post, 'text' | 'blocks' | 'attachments'>): Generator<string> {
  yield* linksInText(text);
  let nodes = 0;
  const stack: { value: unknown; depth: number }[] = [
    { value: attachments, depth: 0 },
    { value: blocks, depth: 0 },
  ];
  for (let top = stack.pop(); top && nodes < maxNodes; top = stack.pop()) {
    nodes += 1;
    const { value, depth } = top;
    if (typeof value === 'string') yield* linksInText(value);
    else if (Array.isArray(value)) push(stack, value, depth);
    else if (typeof value === 'object' && value !== null) {
      // The text of an element with an address is only a label and may differ.
      const { url, text, ...rest } = value as Record<string, unknown>;
      if (typeof url === 'string') yield url;
      push(stack, typeof url === 'string' ? Object.values(rest) : [text, ...Object.values(rest)], depth);
    }
  }
}

function push(stack: { value: unknown; depth: number }[], values: readonly unknown[], depth: number): void {
  if (depth >= maxDepth) return;
  for (const value of [...values].reverse()) stack.push({ value, depth: depth + 1 });
}

/** Links as Slack writes them, `<url>` or `<url|label>`, and bare ones in what is left. */
export function linksInText(text: string): string[] {
  if (!/https:/i.test(text)) return [];
  const marked = [...text.matchAll(/<(https:[^<>|\s]+)(?:\|[^<>]*)?>/gi)].map((match) => match[1] ?? '');
  const rest = text.replaceAll(/<[^<>]*>/g, ' ');
  const bare = [...rest.matchAll(/(?<![A-Za-z0-9/.:@=&?#%-])https:\/\/[^\s<>"']+/gi)].map((match) =>
    match[0].replace(/[.,;:!?)\]}*_~`]+$/, ''),
  );
  return [...marked, ...bare].map((url) => url.replaceAll('&amp;', '&'));
}
