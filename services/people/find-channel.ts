import type { Channel, People, UserIn } from './people.ts';

/** Why an agent's channel isn't found. */
export type NoChannel = { kind: 'slack_silent' } | { kind: 'no_such_channel'; given: string };

export type FoundChannel = { ok: true; channel: Channel } | { ok: false; problem: NoChannel };

/** A channel that a person is in, by `#name` or id. */
export async function findChannel(people: People, user: UserIn, given: string): Promise<FoundChannel> {
  const all = await people.channelsOf(user);
  if (!all) return { ok: false, problem: { kind: 'slack_silent' } };
  const name = given.replace(/^#/, '');
  const channel = all.find((one) => one.id === given || one.name === name.toLowerCase());
  return channel ? { ok: true, channel } : { ok: false, problem: { kind: 'no_such_channel', given } };
}
