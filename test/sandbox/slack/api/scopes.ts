import type { ChannelKind } from '../seed.ts';

const FAMILY = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;

/** The scope for a kind of conversation, such as `groups:read`; that of public channels where the kind is unknown. */
export function scopeOfKind(kind: ChannelKind | undefined, what: 'history' | 'read'): string {
  return `${FAMILY[kind ?? 'channel']}:${what}`;
}
