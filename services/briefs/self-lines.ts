import { hashOf } from '../common/secret.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { ConnectedSelf } from '../personas/ports/connected-selves.ts';
import type { BriefLine } from './brief.ts';
import type { SelfSource } from './ports/self-source.ts';

/** What Pika remembers that fits a call; its words are kept nowhere here. */
export type SelfLines = {
  /** What everybody in the call's channel may read. */
  readonly ofChannel: readonly BriefLine[];
  /** What is its owner's alone: they look at the brief. */
  readonly ofOwner: readonly BriefLine[];
};

const noSelfLines: SelfLines = { ofChannel: [], ofOwner: [] };

const mostLines = 3;
/** A brief isn't kept waiting longer. */
const timeoutMs = 2_000;

/**
 * What Pika remembers of the persona that goes, with these words. Its readers come first: the call's channel, where the self's
 * owner lets it read that, else its owner alone, and nobody is asked for anything else.
 */
export async function selfLinesFor(
  selves: SelfSource,
  { teamId, channelId, personaId }: Pick<Meeting, 'teamId' | 'channelId' | 'personaId'>,
  words: readonly string[],
  viewer: string | null,
): Promise<SelfLines> {
  const self = personaId === null ? null : await selves.ofPersona(teamId, personaId);
  if (!self) return noSelfLines;
  const isChannels = !isOwnDm(channelId) && self.channels.includes(channelId);
  if (!isChannels && self.ownerId !== viewer) return noSelfLines;
  const recalled = await selves.recall(self, words, timeoutMs);
  const lines = recalled.kind === 'found' ? recalled.lines : [];
  const found = lines.slice(0, mostLines).map((text) => lineOfSelf(self, text));
  return isChannels ? { ofChannel: found, ofOwner: [] } : { ofChannel: [], ofOwner: found };
}

const prefix = 'self:';

/** Pika has no ids: the persona and a hash of it name a line. */
function lineOfSelf({ personaId, name }: ConnectedSelf, text: string): BriefLine {
  const key = `${prefix}${personaId}:${hashOf(text).slice(0, 24)}`;
  return { key, kind: 'self', text, who: { userId: null, name }, at: null, thread: null, meetingId: null };
}

/** Whether a key names a line of Pika's memory: its words can't be read by it. */
export function isOfSelf(key: string): boolean {
  return key.startsWith(prefix);
}

/** Those of them that these keys name. */
export function selfLinesOf(keys: readonly string[], { ofChannel }: SelfLines): BriefLine[] {
  return ofChannel.filter(({ key }) => keys.includes(key));
}
