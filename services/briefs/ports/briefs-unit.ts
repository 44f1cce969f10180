import type { Meeting } from '../../meetings/meeting.ts';
import type { MemoryUnit } from '../../memory/ports/memory-unit.ts';
import type { Recordings } from '../../notes/ports/recordings.ts';
import type { Persona } from '../../personas/persona.ts';
import type { StandupRepository } from '../../standups/ports/standup-repository.ts';
import type { BriefCard } from '../brief-card.ts';
import type { Briefs } from './brief-sources.ts';

/** A transaction with what goes along into calls. */
export type BriefsUnit = MemoryUnit & {
  readonly briefs: Briefs;
  readonly recordings: Recordings;
  readonly personas: {
    of(teamId: string, id: string): Promise<Pick<Persona, 'tools'> | null>;
  };
  readonly standups: Pick<StandupRepository, 'keepReply'>;
  readonly announcer: {
    /** Tells who asked for a meeting, in their DM, what it takes along: no words of any line. */
    showBriefCard(meeting: Meeting, card: BriefCard): Promise<void>;
  };
};
