import type { Connected } from '../../../agents/connect.ts';
import type { AskedPerson, Decided } from '../../../agents/oauth/ask-person.ts';
import { quote } from '../../mrkdwn.ts';
import { waiting } from '../amounts.ts';
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
  repeated: () => ({ what: 'That key was already shown.', next: 'Get a new one with `/pika connect new`.' }),
};

type NotConnected = Exclude<AskedPerson | Decided, { kind: 'asked' | 'allowed' | 'refused' }>;

/** Why a client that shows a code isn't connected. */
export const connectionRefusals: ReasonBook<ByKind<NotConnected>> = {
  not_entitled: keyRefusals.not_entitled,
  no_such_channel: keyRefusals.no_such_channel,
  too_many: keyRefusals.too_many,
  too_many_tries: ({ waitMs }) => ({
    what: 'You’ve tried several codes.',
    next: `Try again in ${waiting(waitMs)}, with the one that the page shows then.`,
  }),
  no_such_code: () => ({
    what: 'No page shows that code now: it’s mistyped, expired, or was typed by someone else.',
    next: 'Start again in the program that you want to connect.',
  }),
  over: () => ({
    what: 'That was answered before, or it waited too long.',
    next: 'Start again in the program that you want to connect.',
  }),
};
