import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { registerAskForm } from './ask-form.ts';
import { registerBriefForms } from './brief-forms.ts';
import { registerCalendarForms } from './calendar-forms.ts';
import { registerEditForm } from './edit-form.ts';
import { registerFaceForm } from './face-form.ts';
import { registerImportForm } from './import-form.ts';
import { registerItemForms } from './item-forms.ts';
import { registerMemoryForms } from './memory-forms.ts';
import { registerNotesForms } from './notes-forms.ts';
import { registerPersonaForm } from './persona-form.ts';
import { registerPolicyForm } from './policy-form.ts';
import { registerReviewForm } from './review-form.ts';
import { registerSendForm } from './send-form.ts';
import { registerStandupForm } from './standup-form.ts';
import { registerStartForm } from './start-form.ts';
import { registerTellForm } from './tell-form.ts';
import { registerVoiceForm } from './voice-form.ts';

export function registerViews(app: App, deps: ListenerDeps): void {
  registerAskForm(app, deps);
  registerEditForm(app, deps);
  registerReviewForm(app, deps);
  registerBriefForms(app, deps);
  registerCalendarForms(app, deps);
  registerTellForm(app, deps);
  registerStartForm(app, deps);
  registerItemForms(app, deps);
  registerMemoryForms(app, deps);
  registerNotesForms(app, deps);
  registerPolicyForm(app, deps);
  registerSendForm(app, deps);
  registerStandupForm(app, deps);
  registerPersonaForm(app, deps);
  registerFaceForm(app, deps);
  registerImportForm(app, deps);
  registerVoiceForm(app, deps);
}
