import type { Meeting } from '../meetings/meeting.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/** Where the policy keeps notes alone, the words of a call go once these stand, or nobody could write any. */
export async function endWords(unit: NotesUnit, meeting: Meeting): Promise<void> {
  const gaps = await unit.consent.gaps(meeting.id);
  const gap = gaps.find(({ why, state }) => why === 'notes' && state === 'open');
  if (!gap) return;
  await unit.consent.replaceGap({ ...gap, state: 'over' });
  await unit.forgetting.words(meeting);
  for (const objection of gaps)
    if (objection.words !== null) await unit.announcer.showObjection(meeting, { ...objection, words: null });
}
