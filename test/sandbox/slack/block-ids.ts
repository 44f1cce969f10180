import { randomBytes } from 'node:crypto';
import type { Json } from './json.ts';

export function newBlockId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

/** Slack gives an id to every block without one. */
export function withBlockIds(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => ({ ...block, block_id: block.block_id ?? newBlockId() }));
}
