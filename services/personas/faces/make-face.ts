import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { AiSelves } from '../ports/ai-self.ts';
import type { FaceMaker } from '../ports/face-maker.ts';
import type { ReadGivenFile } from '../ports/given-file.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import { type WhoseSelfDeps, whoseSelf } from '../whose-self.ts';
import type { FaceProblem, FaceRequest } from './face-request.ts';
import { faceLimits } from './limits.ts';
import type { PrepareFace } from './prepare-face.ts';

export type MakeFaceDeps = WhoseSelfDeps & {
  transact: Transact<PersonasUnit>;
  newId: () => string;
  faceMaker: FaceMaker;
  selves: AiSelves;
  prepareFace: PrepareFace;
  /** A file of Slack's, as far as it may be had. */
  readFile: ReadGivenFile;
  failpoint: ReachFailpoint;
};

/** Longer than drawing and preparing a picture may take. */
const maxMakingMs = 5 * 60_000;

function isLongAgo({ workingAt }: FaceRequest, now: Date): boolean {
  return workingAt === null || now.getTime() - workingAt.getTime() >= maxMakingMs;
}

type Got = { ok: true; bytes: Uint8Array } | { ok: false; problem: FaceProblem };

/** Fetches or draws the picture that somebody asked for, once, and shows it to them. */
export const makeFace =
  (deps: MakeFaceDeps) =>
  async (requestId: string, signal: AbortSignal): Promise<void> => {
    const begun = await deps.transact(async (unit) => {
      const request = await unit.faceRequests.lock(requestId);
      if (request?.state === 'asked') return unit.faceRequests.begin(request);
      // It was begun long ago and the process ended: a picture costs credits, so a person decides whether it's drawn again.
      if (request?.state === 'working' && isLongAgo(request, unit.now))
        await fail(unit, request, { kind: 'cut_off' });
      return null;
    });
    if (!begun) return;
    const got = await get(deps, begun, signal);
    deps.failpoint('face.drawn.before-stored');
    const face = got.ok ? await deps.prepareFace(got.bytes) : null;
    await deps.transact(async (unit) => {
      const request = await unit.faceRequests.lock(requestId);
      if (request?.state !== 'working') return;
      if (!got.ok) return fail(unit, request, got.problem);
      if (!face || 'code' in face)
        return fail(unit, request, { kind: 'not_a_face', refusal: face ?? { code: 'empty' } });
      const id = deps.newId();
      const { teamId, userId, source, likeness } = request;
      const picture = { ...face, id, source, likenessBy: likeness ? userId : null };
      if (!(await unit.personas.keepPicture(teamId, picture, userId)))
        return fail(unit, request, { kind: 'no_key' });
      await show(unit, await unit.faceRequests.end(request, { state: 'shown', pictureId: id }));
    });
  };

async function get(
  deps: MakeFaceDeps,
  { teamId, source, prompt, file, userId }: FaceRequest,
  signal: AbortSignal,
): Promise<Got> {
  switch (source) {
    case 'described': {
      const by = { sender: userId, channel: userId };
      const outcome = await deps.faceMaker.draw(portraitOf(prompt ?? ''), { by, signal });
      if (outcome.kind === 'drawn') return { ok: true, bytes: outcome.face.bytes };
      const uncertain = outcome.kind === 'uncertain';
      return { ok: false, problem: { kind: 'not_drawn', problem: outcome.problem, uncertain } };
    }
    case 'self': {
      const read = await deps.selves.read(signal);
      if (read.kind === 'failed')
        return { ok: false, problem: { kind: 'self_not_read', problem: read.problem } };
      if (read.kind === 'no_self') return { ok: false, problem: { kind: 'no_self' } };
      if (await whoseSelf(deps)({ teamId, userId }, read.self))
        return { ok: false, problem: { kind: 'not_their_self' } };
      const { avatar } = read.self;
      return avatar ? { ok: true, bytes: avatar } : { ok: false, problem: { kind: 'no_portrait' } };
    }
    default: {
      const read = file
        ? await deps.readFile({ teamId, url: file.url }, faceLimits.maxInputBytes)
        : ({ ok: false, problem: { kind: 'gone' } } as const);
      return read.ok ? read : { ok: false, problem: { kind: 'file_not_read', problem: read.problem } };
    }
  }
}

/** What a session needs of a face, around what somebody described. */
function portraitOf(described: string): string {
  return `${described}. A portrait for a video call: one character, head and shoulders, facing the camera, mouth closed, evenly lit, plain background, no text.`;
}

async function fail(unit: PersonasUnit, request: FaceRequest, problem: FaceProblem): Promise<void> {
  await show(unit, await unit.faceRequests.end(request, { state: 'failed', problem }));
}

async function show(unit: PersonasUnit, request: FaceRequest): Promise<void> {
  const persona = await unit.personas.of(request.teamId, request.personaId);
  if (persona) await unit.announcer.showFace({ request, persona });
}
