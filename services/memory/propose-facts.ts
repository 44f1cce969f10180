import { isDeepStrictEqual } from 'node:util';
import { oneLine } from '../common/one-line.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { LearnedOf } from '../notes/learned.ts';
import { isOwnDm } from '../people/own-dm.ts';
import { type Fact, type FactAbout, type FactAudience, maxFactChars, maxQuoteChars } from './fact.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';

/** Facts that are proposed below one recap. */
const maxProposed = 3;
/** Kept ones that are asked about beside those. */
const maxAged = 2;
/** What is looked at for those: the rest of a long call would be asked about next time. */
const maxRead = 30;
/** What the column takes: 24 days. */
const maxMs = 2 ** 31 - 1;

export type ProposeDeps = Pick<MemoryUnit, 'facts' | 'guestLinks' | 'now'> & { newId: () => string };

/**
 * Proposes the first few of what was said in a call to those who read its channel, in place of what nobody answered yet.
 * What somebody kept, changed, forgot or said no to isn't proposed again, nor what was made of the same words. A few of what
 * they kept long ago are asked about beside it.
 */
export async function proposeFacts(
  { facts, guestLinks, now, newId }: ProposeDeps,
  meeting: Meeting,
  learned: readonly LearnedOf[],
): Promise<void> {
  const links = await guestLinks.of(meeting.id);
  await facts.withdrawProposed(meeting.id);
  const made = learned.slice(0, maxRead).flatMap((one): Fact[] => {
    const about = aboutOf(one, meeting, links);
    const audience = audienceOf(meeting);
    return isFor(audience, about) ? [factOf(one, { meeting, about, audience, now, id: newId() })] : [];
  });
  const decided = await facts.decided(made);
  const fresh = new Map<string, Fact>();
  for (const fact of made) {
    const isAgain = [...fresh.values()].some(
      (one) =>
        isDeepStrictEqual(one.about, fact.about) &&
        (one.text === fact.text || quoteOf(one) === quoteOf(fact)),
    );
    if (!decided.has(fact.id) && !isAgain && fresh.size < maxProposed) fresh.set(fact.id, fact);
  }
  await facts.insert(...fresh.values());
  await facts.askAged(meeting, audienceOf(meeting), maxAged);
}

function audienceOf({ channelId, requestedBy }: Meeting): FactAudience {
  return isOwnDm(channelId) ? { kind: 'person', userId: requestedBy } : { kind: 'channel', channelId };
}

/** Nobody keeps something for themselves alone that is about somebody else. */
function isFor(audience: FactAudience, about: FactAbout): boolean {
  if (audience.kind === 'channel' || about === null) return true;
  return about.kind === 'person' && about.userId === audience.userId;
}

function aboutOf(
  { isOfSpeaker, said, speakerId }: LearnedOf,
  { id: meetingId }: Meeting,
  links: ReadonlyMap<string, FactAbout>,
): FactAbout {
  if (!isOfSpeaker) return null;
  if (speakerId !== null) return { kind: 'person', userId: speakerId };
  const name = said.speaker.trim();
  return links.get(name) ?? { kind: 'guest', name, meetingId, email: null };
}

type Made = { meeting: Meeting; about: FactAbout; audience: FactAudience; now: Date; id: string };

function factOf({ kind, text, said, madeBy }: LearnedOf, made: Made): Fact {
  const { meeting, about, audience, now, id } = made;
  return {
    ...{ id, teamId: meeting.teamId, audience, about, kind, text: oneLine(text, maxFactChars) },
    source: {
      kind: 'call',
      meetingId: meeting.id,
      segments: [String(said.startMs)],
      quote: oneLine(said.text, maxQuoteChars),
      saidBy: said.speaker.trim(),
      saidAtMs: Math.round(Math.min(Math.max(said.startMs, 0), maxMs)),
    },
    ...{ madeBy: { kind: madeBy }, confidence: madeBy === 'rule' ? 0.8 : 0.6, state: 'proposed' },
    ...{ supersededBy: null, version: 1, createdAt: now, decidedBy: null, decidedAt: null },
    ...{ askedAt: null, askedIn: null, lastUsedAt: null },
  };
}

function quoteOf({ source }: Fact): string {
  return source.kind === 'call' ? source.quote : '';
}
