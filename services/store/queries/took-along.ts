import { type TookAlong, tookAlong } from '../../briefs/went-along.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { briefStateOf } from '../rows/brief-state-rows.ts';
import { createRecordings } from '../rows/recordings.ts';
import { repliesOf } from '../rows/standup-reply-rows.ts';
import { briefSources } from './brief-sources.ts';

/** What went along into a call, and what of it came up. */
export const tookAlongIn =
  (db: Executor) =>
  (meeting: Meeting): Promise<TookAlong | null> =>
    tookAlong(
      {
        briefs: { of: briefStateOf(db), linesOf: briefSources(db).linesOf },
        updates: { of: repliesOf(db) },
        recordings: createRecordings(db),
      },
      meeting,
    );
