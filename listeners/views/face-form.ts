import type { App } from '@slack/bolt';
import type { WantedFace } from '../../services/personas/faces/face-request.ts';
import { faceCallback, faceField } from '../../services/slack/blocks/face-request.ts';
import { sayFaceComing } from '../../services/slack/words/faces.ts';
import { sayNotAsked } from '../../services/slack/words/reasons/faces.ts';
import { showPersonas } from '../persona-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

/** The form for a picture: described, uploaded, or the AI Self's. */
export function registerFaceForm(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  onForm(app, deps)(faceCallback, async (sent) => {
    const outcome = await useCases.personas.requestFace(sent, wantedIn(sent));
    if (outcome.kind !== 'asked' && outcome.kind !== 'kept')
      return { errors: { [faceField.describe]: sayNotAsked(outcome) } };
    const { coveredViewId: viewId } = sent;
    if (viewId === null) return null;
    return {
      afterwards: () => showPersonas(useCases, viewId, { ...sent, threadTs: null }, sayFaceComing),
    };
  });
}

/** A file that was chosen is meant; then the self, then words. */
function wantedIn({ id: personaId, values, files }: Submission): WantedFace {
  const likeness = values[faceField.likeness] === 'yes';
  const [file] = files[faceField.upload] ?? [];
  if (file) return { personaId, likeness, source: 'upload', file };
  if (values[faceField.self] === 'yes') return { personaId, likeness, source: 'self' };
  return { personaId, likeness, source: 'described', prompt: values[faceField.describe] ?? '' };
}
