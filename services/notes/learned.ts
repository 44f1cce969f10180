import type { Member } from '../people/roster.ts';
import { cameByAddress } from './check-audience.ts';
import type { Attendee } from './ports/recordings.ts';
import type { Evidence } from './written-notes.ts';

export const learnedKinds = ['fact', 'preference', 'role'] as const;

/** What was said in a call and may be worth remembering: a rule or a model found it, and nobody has kept it yet. */
export type Learned = {
  readonly kind: (typeof learnedKinds)[number];
  readonly text: string;
  /** Whether it is about the one who said it, or about nobody in particular. */
  readonly isOfSpeaker: boolean;
  readonly said: Evidence;
  readonly madeBy: 'rule' | 'model';
};

/** The same with who said it in Slack, where their address says so; null for a guest of the call. */
export type LearnedOf = Learned & { readonly speakerId: string | null };

/**
 * What stands with who said it. A name that two in the call have is nobody's, and a name alone is no identity: who isn't
 * known by their address stays a guest of this call.
 */
export function withSpeakers(
  all: readonly Learned[],
  attendees: readonly Attendee[],
  members: readonly Member[],
): LearnedOf[] {
  const named = Map.groupBy(attendees, ({ name }) => name.trim());
  return all.flatMap((learned) => {
    const [speaker, ...others] = named.get(learned.said.speaker.trim()) ?? [];
    if (!learned.isOfSpeaker) return [{ ...learned, speakerId: null }];
    if (!speaker || others.length > 0) return [];
    const [speakerId = null] = cameByAddress([speaker], members);
    return [{ ...learned, speakerId }];
  });
}
