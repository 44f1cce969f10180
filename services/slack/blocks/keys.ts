import type { AgentToken } from '../../agents/ports/agent-repository.ts';
import { sayToken, sayTokens } from '../words/agents.ts';
import { actions, button, type Content, confirmed, section, words } from './elements.ts';
import { settingButton } from './setting-form.ts';

/** What the button is called on the wire; listeners answer to the same name. */
export const revokeAction = 'key_revoke';

/** Somebody's keys for agents, each with what ends it. */
export function keyList(tokens: readonly AgentToken[]): Content {
  const text = sayTokens(tokens);
  const shown = tokens.map((token) => ({
    ...section(sayToken(token)),
    accessory: confirmed(
      button('Revoke', revokeAction, token.id, 'danger'),
      'Revoke this key?',
      'An agent that uses it loses access at once.',
    ),
  }));
  const blocks = shown.length > 0 ? shown : [section(text)];
  return { ...words(text), blocks: [...blocks, ...actions([settingButton('connect')])] };
}
