import { isOwnDm } from '../../people/own-dm.ts';
import type { PastMeeting } from '../passage.ts';
import type { Reach } from '../ports/past-meetings.ts';
import type { AskDeps } from './ask.ts';
import { readQuestion } from './question.ts';
import { type Asker, type NotSearched, reachIn, reachOf, whyNotSearch } from './reach.ts';

export type Listed =
  | NotSearched
  | { kind: 'too_often'; waitMs: number }
  /** Newest first. */
  | { kind: 'newest'; here: PastMeeting[]; elsewhere: PastMeeting[] }
  /** Best first. */
  | { kind: 'found'; meetings: PastMeeting[] };

const maxMeetings = 10;

/** Past meetings that the asker may know of: the newest, this channel's before others', or those with these words. */
export const listMeetings =
  ({ people, past, limit }: AskDeps) =>
  async (asker: Asker, words: string): Promise<Listed> => {
    const refusal = await whyNotSearch(people, asker);
    if (refusal) return refusal;
    const waitMs = limit.take(`${asker.teamId}:${asker.userId}`);
    if (waitMs > 0) return { kind: 'too_often', waitMs };
    const reach = await reachOf(people, asker);
    if (!reach) return { kind: 'unknown' };
    if (words.trim() !== '') {
      const found = await past.passages(reach, { ...readQuestion(words), limit: maxMeetings, perMeeting: 1 });
      return { kind: 'found', meetings: unique(found.map(({ meeting }) => meeting)) };
    }
    const [here, all] = await Promise.all([
      past.newest(hereOf(reach, asker), maxMeetings),
      past.newest(reach, maxMeetings),
    ]);
    const isHere = ({ id }: PastMeeting) => here.some((meeting) => meeting.id === id);
    return { kind: 'newest', here, elsewhere: all.filter((meeting) => !isHere(meeting)) };
  };

function hereOf(reach: Reach, { channelId }: Asker): Reach {
  if (isOwnDm(channelId)) return { ...reach, channelIds: [] };
  return reachIn(reach, channelId);
}

function unique(meetings: readonly PastMeeting[]): PastMeeting[] {
  return [...new Map(meetings.map((meeting) => [meeting.id, meeting])).values()];
}
