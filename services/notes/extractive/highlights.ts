import type { Recording } from '../recording.ts';
import type { WrittenNotes } from '../written-notes.ts';
import { dayOf } from './due.ts';
import { limits } from './limits.ts';
import { isBot, peopleOf } from './people.ts';
import { promisesOf } from './promises/find.ts';
import { inOrder } from './spoken.ts';
import { sentencesOf } from './text/sentences.ts';
import { timelineOf } from './timeline.ts';

/**
 * What stands out in the words alone, where nobody sums a call up: sentences that sound like a promise, and one sentence
 * for each part. All of it word for word, the same for the same transcript. Promises are read in English only.
 */
export function highlightsOf(recording: Recording): WrittenNotes {
  const { startedAt, timeZone, botName } = recording;
  const spoken = inOrder(recording.segments);
  const people = peopleOf([...recording.participants, ...spoken.map(({ speaker }) => speaker)], botName);
  const said = sentencesOf(spoken);
  return {
    kind: 'highlights',
    source: 'extractive',
    title: '',
    summary: '',
    ...{ points: [], meetingKind: 'general', findings: [] },
    decisions: [],
    actionItems: promisesOf({ said, people, today: dayOf(startedAt, timeZone) }),
    questions: [],
    chapters: [],
    timeline: timelineOf(said.filter(({ speaker }) => !isBot(people, speaker))),
    participants: people.names.slice(0, limits.participants),
  };
}
