import type { Problem } from '../../meetings/problem.ts';
import type { SampleFormat } from './check-sample.ts';

export type VoiceState =
  /** Its owner hasn't answered; nothing has been sent. */
  | 'asked'
  | 'cloning'
  | 'ready'
  | 'refused'
  /** Its owner took it back. */
  | 'withdrawn'
  /** The provider deleted it, for nobody used it for seven days. */
  | 'expired'
  | 'failed';

/** Why a recording didn't become a voice. */
export type VoiceProblem =
  /** Surely nothing came of it. */
  | { kind: 'not_cloned'; problem: Problem }
  /** There may be a voice that nobody knows the state of. */
  | { kind: 'uncertain' }
  /** No key decrypts the recording. */
  | { kind: 'sample_locked' };

/** A voice made of a person's recording. It belongs to that person, its owner. */
export type ClonedVoice = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly askedBy: string;
  readonly state: VoiceState;
  readonly problem: VoiceProblem | null;
  /** As PikaStream knows it: there from when it is asked to make it. */
  readonly providerVoiceId: string | null;
  readonly sampleFormat: SampleFormat;
  readonly hasSample: boolean;
  readonly noiseReduction: boolean;
  /** Its owner lets us keep the recording, so that it can be cloned again. */
  readonly keepSample: boolean;
  /** Tries to clone since somebody asked for it. */
  readonly attempts: number;
  readonly agreedAt: Date | null;
  readonly clonedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly warnedAt: Date | null;
  /** When something is to be done for it. */
  readonly nextAt: Date | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

export const voiceLimits = {
  nameChars: 40,
  /** What Slack's form takes; PikaStream would take twice as much. */
  sampleBytes: 10 * 1024 * 1024,
  /** That one person asked for, of themselves and others. */
  perPerson: 5,
  perTeam: 50,
  askedDays: 14,
  /** After a no, the same person isn't asked again by the same one. */
  daysAfterRefusal: 30,
} as const;

/** Hours without use. The provider counts 168. */
export const warnAfterHours = 144;
const expireAfterHours = 168;

/** A failed clone's recording stays for another try. */
const hoursForAnotherTry = 24;
const maxAttempts = 3;
const cloneDeadlineMs = 120_000;
/** A clone counts as cut off this long past its deadline: its process is gone or stopped. */
const graceMs = 20_000;
const hourMs = 3_600_000;

/** Those whose voice it is, or who asked for it: only they use it, in personas that they made. */
export function isOfVoice(
  { ownerId, askedBy }: Pick<ClonedVoice, 'ownerId' | 'askedBy'>,
  userId: string,
): boolean {
  return userId === ownerId || userId === askedBy;
}

/** Whether it can be cloned from the recording that is here. */
export function canCloneAgain({ state, hasSample }: Pick<ClonedVoice, 'state' | 'hasSample'>): boolean {
  return hasSample && (state === 'failed' || state === 'expired' || state === 'ready');
}

/** Somebody may have it cloned now. */
export function toClone(voice: ClonedVoice, now: Date): ClonedVoice {
  const again = { problem: null, providerVoiceId: null, attempts: 0, warnedAt: null };
  return { ...voice, ...again, state: 'cloning', nextAt: now, changedAt: now };
}

/** Its clone is asked for under this id; should we die now, the row knows that it may exist. */
export function cloning(voice: ClonedVoice, providerVoiceId: string, now: Date): ClonedVoice {
  const nextAt = later(now, cloneDeadlineMs + graceMs);
  return { ...voice, providerVoiceId, attempts: voice.attempts + 1, nextAt, changedAt: now };
}

export function cloned(voice: ClonedVoice, now: Date): ClonedVoice {
  const times = {
    clonedAt: now,
    lastUsedAt: now,
    warnedAt: null,
    nextAt: later(now, warnAfterHours * hourMs),
  };
  const hasSample = voice.hasSample && voice.keepSample;
  return { ...voice, ...times, state: 'ready', problem: null, attempts: 0, hasSample, changedAt: now };
}

/** Surely nothing came of it, and it may pass: tried again in a moment. Null after too many tries. */
export function retried(voice: ClonedVoice, afterSeconds: number | null, now: Date): ClonedVoice | null {
  if (voice.attempts >= maxAttempts) return null;
  const seconds = Math.min(Math.max(afterSeconds ?? 30, 5), 120);
  return { ...voice, providerVoiceId: null, nextAt: later(now, seconds * 1_000), changedAt: now };
}

/** A recording that the provider won't take goes at once; any other stays for another try. */
export function failed(voice: ClonedVoice, problem: VoiceProblem, now: Date): ClonedVoice {
  const isHopeless = problem.kind === 'sample_locked' || isRejected(problem);
  const nextAt = isHopeless || voice.keepSample ? null : later(now, hoursForAnotherTry * hourMs);
  const hasSample = voice.hasSample && !isHopeless;
  return { ...voice, state: 'failed', problem, providerVoiceId: null, hasSample, nextAt, changedAt: now };
}

/** Nobody may use it any more, and no recording stays. */
export function ended(voice: ClonedVoice, state: 'refused' | 'withdrawn', now: Date): ClonedVoice {
  const gone = { providerVoiceId: null, hasSample: false, problem: null, nextAt: null };
  return { ...voice, ...gone, state, changedAt: now };
}

/** When the provider deletes it, unless somebody uses it before. */
export function expiresAt({ lastUsedAt }: Pick<ClonedVoice, 'lastUsedAt'>): Date | null {
  return lastUsedAt && later(lastUsedAt, expireAfterHours * hourMs);
}

/** Its owner and who asked for it are to hear that it goes soon; or it is gone. */
export function unused(voice: ClonedVoice, now: Date): ClonedVoice {
  const goneAt = expiresAt(voice);
  if (!goneAt || goneAt <= now) {
    const hasSample = voice.hasSample && voice.keepSample;
    return { ...voice, state: 'expired', providerVoiceId: null, hasSample, nextAt: null, changedAt: now };
  }
  return { ...voice, warnedAt: now, nextAt: goneAt };
}

/** A failed one's recording waited for another try. */
export function withoutSample(voice: ClonedVoice): ClonedVoice {
  return { ...voice, hasSample: false, nextAt: null };
}

function isRejected(problem: VoiceProblem): boolean {
  return problem.kind === 'not_cloned' && problem.problem.kind === 'rejected';
}

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}
