import type { App } from '@slack/bolt';
import type { WantedFace } from '../../services/personas/faces/face-request.ts';
import { faceCallback, faceField } from '../../services/slack/blocks/face-request.ts';
import { sayFaceComing } from '../../services/slack/words/faces.ts';
import { sayNotAsked } from '../../services/slack/words/reasons/faces.ts';
import { showPersonas } from '../persona-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** The form for a picture: described, uploaded, or the AI Self's. */
export function registerFaceForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(faceCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    if (!sent) return ack();
    const outcome = await useCases.personas.requestFace(sent, wantedIn(sent));
    if (outcome.kind !== 'asked' && outcome.kind !== 'kept')
      return ack({ response_action: 'errors', errors: { [faceField.describe]: sayNotAsked(outcome) } });
    await ack();
    if (sent.coveredViewId)
      await showPersonas(useCases, sent.coveredViewId, { ...sent, threadTs: null }, sayFaceComing);
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
