import type { Asking } from '../../agents/oauth/ask-person.ts';
import { sayAsking } from '../words/connections.ts';
import { actions, button, type Content, section } from './elements.ts';

/** What the buttons are called on the wire. */
export const allowClientAction = 'oauth_allow';
export const refuseClientAction = 'oauth_refuse';

/** A client wants to act for the person who typed its code. */
export function connectRequest(asking: Asking): Content {
  const text = sayAsking(asking);
  const buttons = [
    button('Allow', allowClientAction, asking.requestId, 'primary'),
    button('No', refuseClientAction, asking.requestId),
  ];
  return { text, blocks: [section(text), ...actions(buttons)] };
}
