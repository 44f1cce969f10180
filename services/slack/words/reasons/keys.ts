import type { Connected } from '../../../agents/connect.ts';
import { quote } from '../../mrkdwn.ts';
import { wordsOfNoAccess } from './access.ts';
import type { ByKind, ReasonBook } from './reason.ts';

/** Why someone gets no key for an agent. */
export const keyRefusals: ReasonBook<ByKind<Exclude<Connected, { kind: 'connected' }>>> = {
  not_entitled: wordsOfNoAccess,
  no_such_channel: ({ given }) => ({
    what: `I can’t find a channel of yours called ${quote(given, 80)}. No key was made.`,
    next: 'Check its name: I have to be in it too.',
  }),
  too_many: ({ most }) => ({
    what: `You already have ${most} keys.`,
    next: 'Revoke one first: `/pika connect revoke &lt;last four&gt;`.',
  }),
  repeated: () => ({ what: 'That key was already shown.', next: 'Get a new one with `/pika connect`.' }),
};
