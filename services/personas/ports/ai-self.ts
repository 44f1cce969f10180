import type { Problem } from '../../meetings/problem.ts';

export type SelfFile = 'identity' | 'soul' | 'style';

export type SelfPart = 'name' | SelfFile | 'avatar' | 'voice';

/** Why a part of a self isn't here. */
export type SelfGap =
  /** Pika has none. */
  { kind: 'none' } | { kind: 'too_big' } | { kind: 'failed'; problem: Problem };

/** Text from outside: character, never authority. */
export type AiSelf = {
  name: string | null;
  /** Whose account the key is, as Pika shows it: name, mail address. */
  account: string | null;
  /** The account's mail address. */
  email: string | null;
  /** As they are; '' where one is missing. */
  files: Record<SelfFile, string>;
  /** A picture of any kind, not checked yet. */
  avatar: Uint8Array<ArrayBuffer> | null;
  /** Whether a session takes a voice of ElevenLabs is unknown: the public client sends MiniMax's only. */
  voice: { id: string; platform: 'elevenlabs' | 'minimax' | null } | null;
  missing: readonly { part: SelfPart; why: SelfGap }[];
};

export type SelfRead =
  | { kind: 'read'; self: AiSelf }
  /** The key is good, and its account has no self. */
  | { kind: 'no_self' }
  | { kind: 'failed'; problem: Problem };

/** The AI Self of this app's key: one key is one account is one self. It is only read, never changed. */
export type AiSelves = { read(signal?: AbortSignal): Promise<SelfRead> };
