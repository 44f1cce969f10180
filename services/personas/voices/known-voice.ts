import type { Voice } from '../persona.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';

/** An id that is a clone's of this workspace, typed or imported, is that clone: it's its owner's, who can take it back. */
export async function knownVoice(
  { voices }: Pick<PersonasUnit, 'voices'>,
  teamId: string,
  voice: Voice,
): Promise<Voice> {
  const clone = voice.kind === 'library' ? await voices.knownAs(teamId, voice.id) : null;
  return clone ? { kind: 'clone', voiceId: clone.id } : voice;
}
