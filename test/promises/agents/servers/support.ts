import { expect } from 'vitest';
import type { HouseWorld } from '../../../support/house.ts';
import type { World } from '../../../support/world.ts';

/** Until so many servers have told their tools, in the log from that entry on. */
export async function waitForTools({ log }: Pick<World, 'log'>, servers: number, from = 0): Promise<void> {
  const told = () => log.slice(from).filter(({ msg }) => msg === 'an MCP server told its tools');
  await expect.poll(() => new Set(told().map(({ server }) => server)).size).toBe(servers);
}

/** Tools that the model was offered last. */
export function offered({ model }: HouseWorld) {
  return model.asked.at(-1)?.tools ?? [];
}
