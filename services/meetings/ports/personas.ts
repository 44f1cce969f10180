import type { WhereListsHold } from './do-not-say.ts';
import type { BroughtWork, ThreadUpdate } from './thread-updates.ts';

/** Whom a meeting sends, as far as a meeting knows. */
export type ChosenPersona = {
  /** Null for the one that is built in. */
  personaId: string | null;
  /** The picture that Slack shows beside its messages; null for the app's own. */
  faceId: string | null;
  /** As Slack writes it, with colons, where it has no picture to show; '' for none. */
  personaEmoji: string;
  /** What it's called in the call. */
  botName: string;
};

/**
 * Who is asked for: by a name that somebody typed, a known id (null for the one built in), or the asker's own stand-in.
 * `orElse`: where that one can't be sent any more, whom the channel sends goes.
 */
export type AskedPersona = { name: string } | { id: string | null; orElse?: boolean } | 'mine';

export type PersonaRefusal =
  /** `known`: names of those that there are. */
  | { kind: 'no_persona'; given: string; known: readonly string[] }
  | { kind: 'no_stand_in' }
  /** It may be sent by others only. */
  | { kind: 'not_your_persona'; name: string; senders: readonly string[] }
  /** The policy lets only others go; `allowed`: their names. */
  | { kind: 'not_allowed_here'; name: string; allowed: readonly string[] };

/** Personas as meetings choose them. */
export type PersonaChooser = {
  /** Without a wish, the channel's; where that can't go, the one built in, and then any that may go there. */
  choose(
    asker: { teamId: string; channelId: string; userId: string },
    asked: AskedPersona | null,
  ): Promise<ChosenPersona | PersonaRefusal>;
  /** Who could be sent there instead, by name; the one built in first. Empty where there is only that one. */
  choices(asker: {
    teamId: string;
    channelId: string;
    userId: string | null;
  }): Promise<{ id: string | null; name: string }[]>;
};

/** What keeps a persona from going; each has words, and a way on. */
export const personaProblems = [
  'persona_gone',
  'persona_not_allowed',
  'face_missing',
  'face_locked',
  'voice_not_ready',
  'voice_expired',
  'voice_withdrawn',
] as const;
export type PersonaProblem = (typeof personaProblems)[number];

/** What a call is for, and what is known that fits it. Everybody who is expected may hear it. */
export type BroughtBrief = {
  readonly purpose: string | null;
  /** Each with where it comes from, in a few words. */
  readonly lines: readonly { readonly text: string; readonly source: string }[];
};

/** What people wrote into the thread, what they did since last time, and the brief. */
export type Brought = {
  readonly brief: BroughtBrief;
  readonly updates: readonly Pick<ThreadUpdate, 'userId' | 'name' | 'text'>[];
  readonly work: readonly BroughtWork[];
};

/** What PikaStream gets of a persona. */
export type SessionSelf = {
  image: { bytes: Uint8Array<ArrayBuffer>; fileName: string; contentType: 'image/png' | 'image/jpeg' };
  /** As PikaStream knows it. */
  voiceId: string;
  /** The cloned voice that it is, as we know it. */
  cloneId: string | null;
  /** What it is told, with what it is to take along. */
  instructionsWith: (brought: Brought) => string;
};

/** Gets a persona ready for one meeting. */
export type PersonaSource = {
  /** Reads what a session needs, or says what is missing. Also asked before anything is paid. */
  prepare(
    meeting: WhereListsHold & { readonly botName: string; readonly requestedBy: string },
  ): Promise<{ ok: true; self: SessionSelf } | { ok: false; problem: PersonaProblem }>;
  /** A session speaks with a cloned voice. */
  voiceWasUsed(teamId: string, cloneId: string): Promise<void>;
};
