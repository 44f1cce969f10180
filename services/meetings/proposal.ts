import type { StartDoubt } from '../times/start-doubt.ts';
import type { Call } from './call-link.ts';
import type { CapOf } from './caps.ts';
import type { Meeting, RequestedVia, WaitsBecause } from './meeting.ts';
import type { Shortage } from './month-budget.ts';
import type { AskedPersona, PersonaRefusal } from './ports/personas.ts';

/** A call, with a time of its own where a message names one for each. */
export type AskedCall = Call & {
  startsAt?: Date | null;
  startDoubt?: StartDoubt | null;
  /** How long its message wants somebody in it at most. */
  minutes?: number | null;
  /** The message says that there is no such call, so nobody is sent. */
  calledOff?: boolean;
};

/** An app as Slack tells of it in its post; null where it doesn't. */
export type PostingApp = { id: string | null; name: string | null; teamId: string | null };

/** Someone, or another app, gave links to calls. */
export type Request = {
  /** Names the Slack message or command, so that it counts once. */
  key: string;
  teamId: string;
  channelId: string;
  /** The message with the links, where they came in one. */
  messageTs?: string;
  /** The thread to answer in; null lets each card start its own. */
  threadTs: string | null;
  requestedBy: string;
  via: RequestedVia;
  calls: readonly AskedCall[];
  /** Minutes the asker wants at most; null takes the channel's limit. */
  minutes: number | null;
  /** The payload names another workspace than this one. */
  byExternal: boolean;
  /** Where an app's post asks. */
  app?: PostingApp | null;
  /** Why they may not start it; null where they may. Found out by `propose`. */
  held?: WaitsBecause | null;
  /** When to go in: a time to come waits for it, one long past is said to be missed. Null goes in at once. */
  startsAt?: Date | null;
  /** Instead of `startsAt`: the card asks. */
  startDoubt?: StartDoubt | null;
  /** The agent that asks has read words of a call or a thread. */
  agentHasRead?: boolean;
  /** Who is to go; without it, whom the channel chose. */
  persona?: AskedPersona | null;
  /** What each card begins with. */
  opening?: string | null;
  /** Why nobody goes is said where it was asked, so the channel needn't hear it. */
  isAnsweredByAsker?: boolean;
};

export type ProposalRefusal =
  | { kind: 'already'; call: Call; meeting: Meeting }
  | ({ kind: 'cap_reached'; call: Call } & ReachedCap)
  | ({ kind: 'no_budget'; call: Call } & Shortage)
  | { kind: 'called_off'; call: Call }
  | ({ call: Call } & PersonaRefusal)
  | { kind: 'too_many_links'; most: number };

export type ProposalOutcome = { kind: 'proposed'; meeting: Meeting } | ProposalRefusal;

export type ReachedCap = { whose: CapOf; most: number; scheduled: boolean };
