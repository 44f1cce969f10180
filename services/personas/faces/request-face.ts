import { oneLine } from '../../common/one-line.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import {
  authorize,
  type NotAnAdmin,
  type NotASpender,
  type NotEntitled,
  type Outsider,
  type SpendingDeps,
  spenderOf,
} from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import { type NotItsOwner, ownerOf } from '../may-change.ts';
import type { Persona } from '../persona.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { FaceRequest, WantedFace } from './face-request.ts';

export type RequestFaceDeps = SpendingDeps & {
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'isAdmin' | 'kindOf'>;
  newId: () => string;
};

export type FaceRefused =
  | NotItsOwner
  | NotAnAdmin
  | NotEntitled
  | Outsider
  /** Of a described one: it costs credits. */
  | NotASpender
  | { kind: 'gone' }
  /** Nothing was described, uploaded or ticked. */
  | { kind: 'nothing_wanted' }
  /** Wanted again from an older one: somebody pressed twice. */
  | { kind: 'newer_picture' }
  /** Each costs credits. */
  | { kind: 'too_many_pictures'; most: number; whose: 'person' | 'workspace' };

export type FaceOutcome =
  | { kind: 'asked'; persona: Persona }
  | { kind: 'kept'; persona: Persona }
  | FaceRefused;

const maxPromptChars = 1_000;
/** In an hour. */
const maxOfPerson = 20;
const maxOfTeam = 100;

/** Has a picture made for a persona: it's shown in a DM, and kept only there. Nothing is drawn unasked. */
export const requestFace =
  (deps: RequestFaceDeps) =>
  (actor: Actor, wanted: WantedFace): Promise<FaceOutcome> =>
    request(deps, actor, wanted, null);

/** `after`: the request that it's to follow, where it's wanted again. */
async function request(
  deps: RequestFaceDeps,
  actor: Actor,
  wanted: WantedFace,
  after: string | null,
): Promise<FaceOutcome> {
  const prompt = wanted.source === 'described' ? oneLine(wanted.prompt, maxPromptChars) : null;
  if (prompt === '') return { kind: 'nothing_wanted' };
  const found = await findPersona(deps, actor, wanted.personaId);
  if (found.kind !== 'persona') return found;
  const { persona } = found;
  const { teamId, userId } = actor;
  const { source, likeness } = wanted;
  const poor = source === 'described' ? await authorize(actor, spenderOf(deps, teamId)) : null;
  if (poor) return poor;
  return deps.transact(async (unit) => {
    // Of presses at the same time, each counts those before it.
    await unit.lockTeam(teamId);
    const like = { teamId, userId, personaId: persona.id, source, prompt };
    const { ofPerson, ofTeam, isBeingMade, newestId } = await unit.faceRequests.room(like);
    // Pressed twice: it's paid for once.
    if (isBeingMade && source === 'described') return { kind: 'asked', persona };
    if (after && newestId && newestId !== after) return { kind: 'newer_picture' };
    if (ofPerson >= maxOfPerson) return { kind: 'too_many_pictures', most: maxOfPerson, whose: 'person' };
    if (ofTeam >= maxOfTeam) return { kind: 'too_many_pictures', most: maxOfTeam, whose: 'workspace' };
    const made = await unit.faceRequests.insert({
      ...{ ...like, id: deps.newId(), likeness },
      file: wanted.source === 'upload' ? wanted.file : null,
    });
    await unit.announcer.showFace({ request: made, persona });
    return { kind: 'asked', persona };
  });
}

/** The same once more, for another picture. */
export const requestAgain =
  (deps: RequestFaceDeps) =>
  async (actor: Actor, requestId: string): Promise<FaceOutcome> => {
    const before = await theirs(deps, actor, requestId);
    if (!before || before.source === 'files') return { kind: 'gone' };
    const { personaId, likeness, prompt, file } = before;
    if (prompt !== null)
      return request(deps, actor, { source: 'described', prompt, personaId, likeness }, requestId);
    if (file) return request(deps, actor, { source: 'upload', file, personaId, likeness }, requestId);
    return request(deps, actor, { source: 'self', personaId, likeness }, requestId);
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
      // Another may have been kept since, or many shown.
      if (!(await unit.personas.picture(actor.teamId, request.pictureId))) return { kind: 'gone' };
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
  const refusal = await authorize<NotItsOwner | NotAnAdmin | NotEntitled>(actor, ownerOf(people, persona));
  return refusal ?? { kind: 'persona', persona };
}
