import type { App } from '@slack/bolt';
import type { FaceOutcome } from '../../services/personas/faces/request-face.ts';
import { faceAction, faceForm } from '../../services/slack/blocks/face-request.ts';
import { sayNotAsked } from '../../services/slack/words/reasons/faces.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** What people say to a picture that they were shown. */
export function registerFaceButtons(app: App, deps: ListenerDeps): void {
  const { personas } = deps.useCases;
  const on = onPress(app, deps);
  const open = formOpener(deps.useCases);
  on(faceAction.keep, async (press) => refused(await personas.keepFace(actorOf(press), press.id)));
  on(faceAction.again, async (press) => refused(await personas.faceAgain(actorOf(press), press.id)));
  on(faceAction.differently, async (press) => {
    const request = await personas.faceRequest(actorOf(press), press.id);
    if (!request) return sayNotAsked({ kind: 'gone' });
    return open(press, faceForm(request.personaId, 0, press.audience, request.prompt ?? ''));
  });
}

/** The DM says the rest. */
function refused(outcome: FaceOutcome): string | null {
  return outcome.kind === 'asked' || outcome.kind === 'kept' ? null : sayNotAsked(outcome);
}
