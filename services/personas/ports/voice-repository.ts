import type { ClonedVoice } from '../voices/voice.ts';

type VoiceOwner = { teamId: string; userId: string };

/** Cloned voices, inside one transaction. */
export type VoiceRepository = {
  of(teamId: string, id: string): Promise<ClonedVoice | null>;
  /** Whose voices a workspace's are, by id. */
  owners(teamId: string): Promise<ReadonlyMap<string, string>>;
  /** By the id that the provider knows it by. */
  knownAs(teamId: string, providerVoiceId: string): Promise<ClonedVoice | null>;
  lock(teamId: string, id: string): Promise<ClonedVoice | null>;
  /** Somebody's own and those that they asked for, by name, without refused and withdrawn ones. */
  mine(of: VoiceOwner): Promise<ClonedVoice[]>;
  /** Under the workspace's lock: how many there are, of a person and at all; and whether that owner said no to them lately. */
  room(by: VoiceOwner, ownerId: string): Promise<{ ofPerson: number; ofTeam: number; isRefused: boolean }>;
  /** False where the recording can't be encrypted. */
  insert(voice: ClonedVoice, sample: Uint8Array): Promise<boolean>;
  /** Deletes the recording where `after` has none; wakes it at its `nextAt`. */
  replace(before: ClonedVoice, after: ClonedVoice): Promise<void>;
  /** Null where no key decrypts it, or there is none. */
  sampleOf(voice: ClonedVoice): Promise<Uint8Array<ArrayBuffer> | null>;
};
