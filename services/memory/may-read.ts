import type { Fact } from './fact.ts';

/**
 * Who reads what is told: one person, with the channels that they are in, as Slack says; or all who are in a channel,
 * where nobody's own may be told.
 */
export type Reader =
  | { readonly kind: 'person'; readonly userId: string; readonly channelIds: readonly string[] }
  | { readonly kind: 'channel'; readonly channelId: string };

/** Nobody else may, admins included. What is about somebody they may always know. */
export function mayRead({ audience, about }: Pick<Fact, 'audience' | 'about'>, reader: Reader): boolean {
  if (reader.kind === 'channel')
    return audience.kind === 'channel' && audience.channelId === reader.channelId;
  if (about?.kind === 'person' && about.userId === reader.userId) return true;
  return audience.kind === 'person'
    ? audience.userId === reader.userId
    : reader.channelIds.includes(audience.channelId);
}
