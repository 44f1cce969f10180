import { oneLine } from '../../common/one-line.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnAdmin, type Outsider } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import { type NotItsOwner, ownerOf } from '../may-change.ts';
import type { Persona } from '../persona.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { FaceRequest, WantedFace } from './face-request.ts';

export type RequestFaceDeps = {
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'isAdmin'>;
  newId: () => string;
};

export type FaceRefused =
  | NotItsOwner
  | NotAnAdmin
  | Outsider
  | { kind: 'gone' }
  /** Nothing was described, uploaded or ticked. */
  | { kind: 'nothing_wanted' }
  /** Each costs credits. */
  | { kind: 'too_many_pictures'; most: number };

export type FaceOutcome =
  | { kind: 'asked'; persona: Persona }
  | { kind: 'kept'; persona: Persona }
  | FaceRefused;

const maxPromptChars = 1_000;
/** Of a person, in an hour. */
const maxRequests = 20;

/** Has a picture made for a persona: it's shown in a DM, and kept only there. Nothing is drawn unasked. */
export const requestFace =
  (deps: RequestFaceDeps) =>
  async (actor: Actor, wanted: WantedFace): Promise<FaceOutcome> => {
    const prompt = wanted.source === 'described' ? oneLine(wanted.prompt, maxPromptChars) : null;
    if (prompt === '') return { kind: 'nothing_wanted' };
    const found = await findPersona(deps, actor, wanted.personaId);
    if (found.kind !== 'persona') return found;
    const { persona } = found;
    return deps.transact(async (unit) => {
      const { teamId, userId } = actor;
      if ((await unit.faceRequests.recent(teamId, userId)) >= maxRequests)
        return { kind: 'too_many_pictures', most: maxRequests };
      const request = await unit.faceRequests.insert({
        ...{ id: deps.newId(), teamId, userId, personaId: persona.id, prompt },
        ...{ source: wanted.source, likeness: wanted.likeness },
        file: wanted.source === 'upload' ? wanted.file : null,
      });
      await unit.announcer.showFace({ request, persona });
      return { kind: 'asked', persona };
    });
  };

/** The same once more, for another picture. */
export const requestAgain =
  (deps: RequestFaceDeps) =>
  async (actor: Actor, requestId: string): Promise<FaceOutcome> => {
    const before = await theirs(deps, actor, requestId);
    if (!before) return { kind: 'gone' };
    const { personaId, likeness, prompt, file } = before;
    if (prompt !== null)
      return requestFace(deps)(actor, { source: 'described', prompt, personaId, likeness });
    if (file) return requestFace(deps)(actor, { source: 'upload', file, personaId, likeness });
    return requestFace(deps)(actor, { source: 'self', personaId, likeness });
  };

/** Makes a picture that was shown the persona's face. */
export const keepFace =
  (deps: RequestFaceDeps) =>
  async (actor: Actor, requestId: string): Promise<FaceOutcome> => {
    const shown = await theirs(deps, actor, requestId);
    if (!shown) return { kind: 'gone' };
    const found = await findPersona(deps, actor, shown.personaId);
    if (found.kind !== 'persona') return found;
    return deps.transact(async (unit) => {
      const request = await unit.faceRequests.lock(requestId);
      const before = await unit.personas.lock(actor.teamId, shown.personaId);
      if (!request?.pictureId || !before || before.archivedAt) return { kind: 'gone' };
      const persona = await unit.personas.setFace(before, request.pictureId, actor.userId);
      const kept = await unit.faceRequests.end(request, { state: 'kept' });
      await unit.announcer.showFace({ request: kept, persona });
      return { kind: 'kept', persona };
    });
  };

/** What was asked for, so that it can be described otherwise. */
export function theirs(
  { transact }: Pick<RequestFaceDeps, 'transact'>,
  { teamId, userId }: Actor,
  requestId: string,
): Promise<FaceRequest | null> {
  return transact(async (unit) => {
    const request = await unit.faceRequests.lock(requestId);
    return request?.teamId === teamId && request.userId === userId ? request : null;
  });
}

async function findPersona(
  { transact, people }: RequestFaceDeps,
  actor: Actor,
  id: string,
): Promise<{ kind: 'persona'; persona: Persona } | FaceRefused> {
  const persona = await transact((unit) => unit.personas.of(actor.teamId, id));
  if (!persona || persona.archivedAt) return { kind: 'gone' };
  const refusal = await authorize<NotItsOwner | NotAnAdmin>(actor, ownerOf(people, persona));
  return refusal ?? { kind: 'persona', persona };
}
