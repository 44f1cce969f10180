import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { registerAgentButton } from './agent-button.ts';
import { registerApprovalButtons } from './approval-buttons.ts';
import { registerBriefButtons } from './brief-buttons.ts';
import { registerCalendarButtons } from './calendar-buttons.ts';
import { registerConnectButtons } from './connect-buttons.ts';
import { registerConsentButtons } from './consent-buttons.ts';
import { registerCopyButtons } from './export-buttons.ts';
import { registerFaceButtons } from './face-buttons.ts';
import { registerHouseButtons } from './house-buttons.ts';
import { registerImportButtons } from './import-buttons.ts';
import { registerItemMenu } from './item-menu.ts';
import { registerMeetingButtons } from './meeting-buttons.ts';
import { registerMemoryMenu } from './memory-menu.ts';
import { registerNotesButtons } from './notes-buttons.ts';
import { registerPersonaButtons } from './persona-buttons.ts';
import { registerStandupButtons } from './standup-buttons.ts';
import { registerVoiceButtons } from './voice-buttons.ts';

export function registerActions(app: App, deps: ListenerDeps): void {
  registerMeetingButtons(app, deps);
  registerBriefButtons(app, deps);
  registerApprovalButtons(app, deps);
  registerNotesButtons(app, deps);
  registerItemMenu(app, deps);
  registerMemoryMenu(app, deps);
  registerAgentButton(app, deps);
  registerConnectButtons(app, deps);
  registerConsentButtons(app, deps);
  registerHouseButtons(app, deps);
  registerCopyButtons(app, deps);
  registerCalendarButtons(app, deps);
  registerStandupButtons(app, deps);
  registerPersonaButtons(app, deps);
  registerFaceButtons(app, deps);
  registerImportButtons(app, deps);
  registerVoiceButtons(app, deps);
}
