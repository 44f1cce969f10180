import type { Json } from '../json.ts';
import { integerArg, textArg } from './arguments.ts';
import { Refusal } from './method.ts';

/** The arguments of every method that answers in pages (https://docs.slack.dev/apis/web-api/pagination). */
export const PAGE = { limit: 'optional', cursor: 'optional' } as const;

type PageRules = { usual?: number; largest?: number };

/** One page of a list, and the cursor of the next: empty at the end. */
export function pageOf<Item>(
  items: Item[],
  args: Json,
  { usual = 100, largest = 1000 }: PageRules = {},
): { items: Item[]; more: boolean; nextCursor: string } {
  const limit = integerArg(args, 'limit') ?? usual;
  if (limit < 1 || limit > largest) throw new Refusal('invalid_limit');
  const cursor = textArg(args, 'cursor') ?? '';
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64url').toString().replace('next:', ''));
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const end = start + limit;
  const more = end < items.length;
  return {
    items: items.slice(start, end),
    more,
    nextCursor: more ? Buffer.from(`next:${end}`).toString('base64url') : '',
  };
}
