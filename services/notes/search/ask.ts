import type { RateLimit } from '../../common/rate-limit.ts';
import type { People } from '../../people/people.ts';
import type { FoundPassage } from '../passage.ts';
import type { PastMeetings } from '../ports/past-meetings.ts';
import { readQuestion } from './question.ts';
import { type Asker, type NotSearched, reachOf, whyNotSearch } from './reach.ts';

export type AskDeps = {
  people: Pick<People, 'channelsOf' | 'kindOf'>;
  past: PastMeetings;
  /** How often a person may search. */
  limit: RateLimit;
};

export type Asked = Asker & { readonly question: string };

export type Found =
  | NotSearched
  | { kind: 'too_often'; waitMs: number }
  /** `meetings`: how many were looked through. */
  | { kind: 'nothing'; meetings: number }
  /** Best first. */
  | { kind: 'found'; meetings: number; passages: FoundPassage[] };

/** As many as a model reads; people are shown the first. */
const maxPassages = 12;
const maxPerMeeting = 2;

/** Looks through past meetings for what answers a question. */
export const askMeetings =
  ({ people, past, limit }: AskDeps) =>
  async (asked: Asked): Promise<Found> => {
    const refusal = await whyNotSearch(people, asked);
    if (refusal) return refusal;
    const waitMs = limit.take(`${asked.teamId}:${asked.userId}`);
    if (waitMs > 0) return { kind: 'too_often', waitMs };
    const reach = await reachOf(people, asked);
    if (!reach) return { kind: 'unknown' };
    const wanted = { ...readQuestion(asked.question), limit: maxPassages, perMeeting: maxPerMeeting };
    const [passages, meetings] = await Promise.all([past.passages(reach, wanted), past.count(reach)]);
    return passages.length > 0 ? { kind: 'found', meetings, passages } : { kind: 'nothing', meetings };
  };
