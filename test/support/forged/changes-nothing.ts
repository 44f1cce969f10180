import { expect } from 'vitest';
import type { World } from '../world.ts';
import { rowsWith } from './attack.ts';
import { type Objects, ofLeads, secret } from './of-leads.ts';

/** What we asked of Slack since then that has words of #leads or of Ada's, for others than them. */
function leaked({ slack }: World, from: number): string[] {
  const theirs: unknown[] = [slack.channels.private.id, slack.users.ada.id, slack.users.ada.dm];
  return slack.journal.entries.slice(from).flatMap((entry) => {
    if (entry.kind !== 'api' || !JSON.stringify(entry.args).includes(secret)) return [];
    const { channel, channel_id: place, user, user_id: reader } = entry.args;
    const isTheirs = [user ?? reader ?? channel ?? place].every((one) => theirs.includes(one));
    return isTheirs ? [] : [`${entry.method} ${JSON.stringify(entry.args).slice(0, 300)}`];
  });
}

/** Each attack changes nothing that is of #leads or of Ada, and nobody else reads their words. */
export async function changesNothing<Attack>(
  world: World,
  attacks: Readonly<Record<string, Attack>>,
  attackWith: (attack: Attack, objects: Objects) => Promise<unknown>,
): Promise<void> {
  const { slack, database } = world;
  const objects = await ofLeads(world);
  const marks = marksOf(world, objects);
  const before = await rowsWith(database.db, marks);
  for (const [who, attack] of Object.entries(attacks)) {
    const from = slack.journal.entries.length;
    await attackWith(attack, objects);
    expect(await rowsWith(database.db, marks), who).toEqual(before);
    expect(leaked(world, from), who).toEqual([]);
  }
}

/** What rows of #leads and of its objects have in them. */
export function marksOf({ slack }: World, objects: Objects): string[] {
  const ids = Object.values(objects).flatMap((some) => some.map((one) => one.split(':')[0] ?? one));
  return [slack.channels.private.id, slack.users.ada.id, ...ids];
}
