import type { Meeting } from '../../meetings/meeting.ts';

/** What the personas of calls may use. */
export type PersonaTools = {
  /** Names of tools; null for all. None where the persona is gone. */
  toolsOf(meeting: Pick<Meeting, 'teamId' | 'personaId'>): Promise<readonly string[] | null>;
};
