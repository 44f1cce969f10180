import { takesNotes } from '../sessions/call-names.ts';
import { applyEvent } from './apply.ts';
import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';

/** A name was chosen when the call was planned. Whether it says that notes are taken is as the policy says when it goes. */
export async function renameForPolicy(unit: Unit, meeting: Meeting, by: string): Promise<void> {
  const { id, teamId, channelId, requestedBy: userId, personaId, botName } = meeting;
  const chosen = await unit.personas.choose({ teamId, channelId, userId }, { id: personaId });
  if ('kind' in chosen || takesNotes(chosen.botName) === takesNotes(botName)) return;
  await applyEvent(unit, id, { type: 'persona_chosen', by, ...chosen });
}
