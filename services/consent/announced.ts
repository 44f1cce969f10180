import type { Meeting } from '../meetings/meeting.ts';

/** “AI” as it's written: “ai” is a word in several languages. */
const short = /(?<![\p{L}\p{N}])(?:AI|A\.I\.|KI|IA)(?![\p{L}\p{N}])/u;
const long =
  /artificial intelligence|kunstliche intelligenz|intelligence artificielle|inteligencia artificial|人工知能/i;

/** Whether its own words say that it is an AI. Not whether people heard it. */
export function saysItIsAnAi(text: string): boolean {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return short.test(text) || long.test(plain);
}

/** Whether it announced itself. Only its own words in the transcript show that; without any, nobody knows. */
export type Announcement = 'said' | 'not_said' | 'unknown';

/**
 * Null while there's nothing to tell: it may still say so.
 *
 * @param isEntered The ledger has words of its own that say it.
 * @param hasNamesake Somebody else in the call is called like it: whose words they were isn't known.
 */
export function announcementOf(
  { state, connectedAt, heardAt }: Pick<Meeting, 'state' | 'connectedAt' | 'heardAt'>,
  isEntered: boolean,
  hasNamesake = false,
): Announcement | null {
  if (!connectedAt) return null;
  if (isEntered && !hasNamesake) return 'said';
  if (state === 'joining' || state === 'live') return null;
  return heardAt && !hasNamesake ? 'not_said' : 'unknown';
}
