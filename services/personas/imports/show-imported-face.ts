import type { Persona } from '../persona.ts';
import type { PersonaDraft } from '../ports/persona-repository.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import { pictureSourceOf } from './draft-import.ts';

/** Shows the picture that came with a self in a DM, like any that somebody asked for: it counts once they keep it. */
export async function showImportedFace(
  unit: PersonasUnit,
  { teamId, userId, imported }: PersonaDraft,
  persona: Persona,
  requestId: string,
): Promise<boolean> {
  if (!imported?.face) return false;
  const { pictureId, likeness } = imported.face;
  if (likeness) await unit.personas.allowLikeness(teamId, pictureId, userId);
  const source = pictureSourceOf(imported.from);
  const request = await unit.faceRequests.insert({
    ...{ id: requestId, teamId, userId, personaId: persona.id, source, likeness },
    ...{ prompt: null, file: null },
  });
  const shown = await unit.faceRequests.end(request, { state: 'shown', pictureId });
  await unit.announcer.showFace({ request: shown, persona });
  return true;
}
