import type { App } from '@slack/bolt';
import {
  problemOfWanted,
  type WantedProblem,
  type WantedVoice,
} from '../../services/personas/voices/ask-for-voice.ts';
import {
  voiceCallback,
  voiceField,
  voiceFormView,
  voiceNoticeView,
  voiceTick,
} from '../../services/slack/blocks/voice-form.ts';
import { sayNotAsked, sayWantedProblem } from '../../services/slack/words/reasons/voices.ts';
import { sayAsked } from '../../services/slack/words/voices.ts';
import { showInWindow } from '../show-in-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { showVoices } from '../voices-window.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** The form of a new voice. Reading the recording may take longer than Slack waits, so the window says so meanwhile. */
export function registerVoiceForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(voiceCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    if (!sent) return ack();
    const wanted = wantedIn(sent);
    const wrong = problemOfWanted(sent, wanted);
    if (wrong)
      return ack({
        response_action: 'errors',
        errors: { [fieldOf[wrong.field]]: sayWantedProblem(wrong.problem) },
      });
    await ack({ response_action: 'update', view: voiceNoticeView() });
    const where = { ...sent, threadTs: null };
    const outcome = await useCases.personas.voices.ask(sent, wanted);
    const isTaken = outcome.kind === 'asked' || outcome.kind === 'cloning';
    const words = isTaken ? sayAsked(outcome.voice) : sayNotAsked(outcome);
    const view = isTaken ? voiceNoticeView(words) : voiceFormView(where, wanted, words);
    await showInWindow(useCases, { viewId: sent.viewId, where }, view, words);
    if (isTaken && sent.coveredViewId) await showVoices(useCases, sent.coveredViewId, where, words);
  });
}

const fieldOf: Record<WantedProblem['field'], string> = {
  name: voiceField.name,
  agrees: voiceField.consent,
  sample: voiceField.sample,
};

function wantedIn({ values, files, userId }: Submission): WantedVoice {
  const ticked = (values[voiceField.consent] ?? '').split(',');
  return {
    name: values[voiceField.name] ?? '',
    ownerId: values[voiceField.owner] || userId,
    url: files[voiceField.sample]?.[0]?.url ?? '',
    noiseReduction: values[voiceField.noise] === voiceTick.noise,
    agrees: ticked.includes(voiceTick.agrees),
    keeps: ticked.includes(voiceTick.keeps),
  };
}
