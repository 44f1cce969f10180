import type { Channel, People } from './people.ts';

export type FoundChannel = { ok: true; channel: Channel } | { ok: false; reason: string };

/** A channel that a person is in, by `#name` or id; a sentence for their agent says why there is none. */
export async function findChannel(people: People, userId: string, given: string): Promise<FoundChannel> {
  const all = await people.channelsOf(userId);
  if (!all) {
    const reason = 'Slack isn’t responding. Try again in a minute.';
    return { ok: false, reason };
  }
  const name = given.replace(/^#/, '');
  const channel = all.find((one) => one.id === given || one.name === name.toLowerCase());
  if (channel) return { ok: true, channel };
  return { ok: false, reason: `The person you act for isn’t in a channel “${given}” that Stand-in can see.` };
}
