import type { Meeting } from '../meetings/meeting.ts';
import { countUnanswered } from './count-unanswered.ts';
import type { HearSpeech } from './house/hear-speech.ts';
import type { HouseUnit } from './house/ports/house-unit.ts';
import { saidIn } from './house/said.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';

/** What new events of a session mean for who listens: a turn of the house agent, or one more who isn't answered. */
export const hearEvents =
  <U extends AgentsUnit & HouseUnit>(hear: HearSpeech<U> | null) =>
  async (unit: U, meeting: Meeting, isSpeech: boolean): Promise<void> => {
    const said = isSpeech ? saidIn(unit, meeting) : null;
    if (hear && said) await hear(unit, meeting, said);
    await countUnanswered(unit, meeting, said);
  };
