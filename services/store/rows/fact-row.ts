import { getTableColumns } from 'drizzle-orm';
import { type Fact, type FactAbout, type FactMaker, type FactSource, guestIn } from '../../memory/fact.ts';
import { fingerprintOf, quoteFingerprintOf } from '../../memory/fingerprint.ts';
import { facts } from '../schema/memory.ts';

type FactRow = Omit<typeof facts.$inferSelect, 'search'>;

/** What is read of a fact's row. */
export const { search, ...factColumns } = getTableColumns(facts);

export function factOf(row: FactRow): Fact {
  const { channelId, ownerId, text, madeBy, madeById, source, ...rest } = row;
  return {
    id: rest.id,
    teamId: rest.teamId,
    audience:
      ownerId === null
        ? { kind: 'channel', channelId: channelId ?? '' }
        : { kind: 'person', userId: ownerId },
    about: aboutOf(row),
    kind: rest.kind,
    text: text ?? '',
    source: sourceOf(row),
    madeBy: madeBy === 'person' ? { kind: madeBy, userId: madeById ?? '' } : { kind: madeBy },
    confidence: rest.confidence,
    state: rest.state,
    supersededBy: rest.supersededBy,
    version: rest.version,
    createdAt: rest.createdAt,
    decidedBy: rest.decidedBy,
    decidedAt: rest.decidedAt,
    askedAt: rest.askedAt,
    askedIn: rest.askedMeetingId,
    lastUsedAt: rest.lastUsedAt,
  };
}

function aboutOf({ aboutId, aboutName, aboutMeetingId, aboutEmail }: FactRow): FactAbout {
  const isGuest = aboutName !== null && aboutMeetingId !== null;
  const guest = isGuest ? { name: aboutName, meetingId: aboutMeetingId } : null;
  if (aboutId !== null) return { kind: 'person', userId: aboutId, ...(guest ? { guest } : {}) };
  return guest && { kind: 'guest', ...guest, email: aboutEmail };
}

function sourceOf(row: FactRow): FactSource {
  const { source, quote, saidBy, meetingId, segments, saidAtMs, messageChannelId, messageTs } = row;
  const { messageAuthorId: authorId } = row;
  if (source === 'message' && messageChannelId !== null && messageTs !== null)
    return {
      kind: source,
      authorId,
      channelId: messageChannelId,
      ts: messageTs,
      quote: quote ?? '',
      meetingId,
    };
  if (source === 'call' && meetingId !== null)
    return { kind: source, meetingId, segments, quote: quote ?? '', saidBy: saidBy ?? '', saidAtMs };
  return source === 'brief' && meetingId !== null ? { kind: source, meetingId } : { kind: 'typed' };
}

export function rowOf(fact: Fact): typeof facts.$inferInsert {
  const { audience, about, madeBy, source, text, askedIn, ...rest } = fact;
  return {
    ...rest,
    askedMeetingId: askedIn,
    channelId: audience.kind === 'channel' ? audience.channelId : null,
    ownerId: audience.kind === 'person' ? audience.userId : null,
    aboutId: about?.kind === 'person' ? about.userId : null,
    ...guestOf(about),
    text,
    fingerprint: fingerprintOf(audience, about, text),
    madeBy: madeBy.kind,
    madeById: madeById(madeBy),
    source: source.kind,
    ...columnsOf(fact),
  };
}

function guestOf(about: FactAbout) {
  const guest = guestIn(about);
  return {
    ...{ aboutName: guest?.name ?? null, aboutMeetingId: guest?.meetingId ?? null },
    aboutEmail: about?.kind === 'guest' ? about.email : null,
  };
}

function madeById(maker: FactMaker): string | null {
  return maker.kind === 'person' ? maker.userId : null;
}

function columnsOf({ source, audience }: Fact): Partial<typeof facts.$inferInsert> {
  switch (source.kind) {
    case 'typed':
      return {};
    case 'brief':
      return { meetingId: source.meetingId };
    case 'message': {
      const { quote, meetingId, channelId, ts, authorId } = source;
      const quoteFingerprint = quote ? quoteFingerprintOf(audience, quote) : null;
      return {
        quote: quote || null,
        quoteFingerprint,
        meetingId,
        messageChannelId: channelId,
        messageTs: ts,
        messageAuthorId: authorId,
      };
    }
    case 'call': {
      const { kind: _, segments, ...said } = source;
      return { ...said, segments: [...segments], quoteFingerprint: quoteFingerprintOf(audience, said.quote) };
    }
    default:
      return source satisfies never;
  }
}
