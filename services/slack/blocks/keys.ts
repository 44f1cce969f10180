import type { AgentToken } from '../../agents/ports/agent-repository.ts';
import { sayAddress, sayToken, sayTokens } from '../words/agents.ts';
import { actions, button, type Content, confirmed, context, section, words } from './elements.ts';
import { settingButton } from './setting-form.ts';

/** What the button is called on the wire; listeners answer to the same name. */
export const revokeAction = 'key_revoke';

/** A person's agent keys, each with a button that revokes it, and one that opens the form for a new key. */
export function keyList(tokens: readonly AgentToken[], address: string): Content {
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
  return {
    ...words(text),
    blocks: [...blocks, context(sayAddress(address)), ...actions([settingButton('connect')])],
  };
}
