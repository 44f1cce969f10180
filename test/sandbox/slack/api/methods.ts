import { AGENT_METHODS } from './agents.ts';
import { CALL_METHODS } from './calls.ts';
import { CANVAS_METHODS } from './canvases.ts';
import { CHANNEL_METHODS } from './channels.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONVERSATION_METHODS } from './conversations.ts';
import { ENTITY_METHODS } from './entities.ts';
import { FILE_METHODS } from './files.ts';
import { FUNCTION_METHODS } from './functions.ts';
import type { ApiMethod } from './method.ts';
import { REACTION_METHODS } from './reactions.ts';
import { VIEW_METHODS } from './views.ts';
import { WORKSPACE_METHODS } from './workspace-methods.ts';

/** Every method of the Web API that the emulator knows, but those that keep timers of a workspace. */
export const METHODS: Record<string, ApiMethod> = {
  ...AGENT_METHODS,
  ...CALL_METHODS,
  ...CANVAS_METHODS,
  ...CHANNEL_METHODS,
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...ENTITY_METHODS,
  ...FILE_METHODS,
  ...FUNCTION_METHODS,
  ...REACTION_METHODS,
  ...VIEW_METHODS,
  ...WORKSPACE_METHODS,
};
