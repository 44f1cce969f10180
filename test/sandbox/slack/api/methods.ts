import { CANVAS_METHODS } from './canvases.ts';
import { CHANNEL_METHODS } from './channels.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONVERSATION_METHODS } from './conversations.ts';
import { FILE_METHODS } from './files.ts';
import type { ApiMethod } from './method.ts';
import { VIEW_METHODS } from './views.ts';
import { WORKSPACE_METHODS } from './workspace-methods.ts';

/** Every method of the Web API that the emulator knows, but those that keep timers of a workspace. */
export const METHODS: Record<string, ApiMethod> = {
  ...CANVAS_METHODS,
  ...CHANNEL_METHODS,
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...FILE_METHODS,
  ...VIEW_METHODS,
  ...WORKSPACE_METHODS,
};
