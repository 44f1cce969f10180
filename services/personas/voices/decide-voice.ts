import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import {
  authorize,
  type NotASpender,
  type Outsider,
  type SpendingDeps,
  spenderOf,
} from '../../people/authorize.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { TooManyClones } from './ask-for-voice.ts';
import type { CloneLimits } from './clone-limits.ts';
import { type ClonedVoice, canCloneAgain, ended, isOfVoice, toClone } from './voice.ts';

/** What its owner says to a request. */
export type VoiceAnswer = 'agree' | 'keep' | 'refuse';

export type VoiceOutcome =
  | { kind: 'agreed' | 'refused' | 'taken_back' | 'cloning'; voice: ClonedVoice }
  | NotDecided;

export type NotDecided =
  /** A clone may cost credits. */
  | NotASpender
  | Outsider
  | TooManyClones
  /** It was answered, taken back or forgotten before. */
  | { kind: 'voice_gone' }
  | { kind: 'not_your_voice'; ownerId: string }
  /** Its recording is deleted. */
  | { kind: 'no_sample' };

export type DecideVoiceDeps = { transact: Transact<PersonasUnit> };
export type CloneDeps = DecideVoiceDeps & SpendingDeps & { limits: CloneLimits };

/** Its owner agrees or not; before that nothing is sent. */
export const answerForVoice =
  (deps: CloneDeps) =>
  async ({ teamId, userId }: Actor, id: string, answer: VoiceAnswer): Promise<VoiceOutcome> => {
    const { transact, limits } = deps;
    const asked = await transact((unit) => unit.voices.of(teamId, id));
    const refusal = asked && (await whyAskerMayNot(deps, asked));
    return transact(async (unit) => {
      const voice = await unit.voices.lock(teamId, id);
      if (voice?.state !== 'asked') return { kind: 'voice_gone' };
      if (voice.ownerId !== userId) return { kind: 'not_your_voice', ownerId: voice.ownerId };
      // A clone costs credits: while Slack doesn't say whether who asked may spend them, the question stays open.
      if (answer !== 'refuse' && isUnknown(refusal)) return refusal;
      const asker = { teamId, userId: voice.askedBy };
      const waitMs = answer !== 'refuse' && !refusal ? limits.clone(asker) : 0;
      if (waitMs > 0) return { kind: 'too_many_clones', waitMs };
      const agreed = { ...voice, agreedAt: unit.now, keepSample: answer === 'keep' };
      // Who asked has left since, or may no longer spend.
      const isOver = answer !== 'refuse' && refusal !== null;
      const yes = isOver ? ended(voice, 'withdrawn', unit.now) : toClone(agreed, unit.now);
      const after = answer === 'refuse' ? ended(voice, 'refused', unit.now) : yes;
      await unit.voices.replace(voice, after);
      await unit.announcer.showVoiceAnswer(after);
      if (isOver) return { kind: 'voice_gone' };
      return { kind: answer === 'refuse' ? 'refused' : 'agreed', voice: after };
    });
  };

function whyAskerMayNot(deps: CloneDeps, { teamId, askedBy: userId }: ClonedVoice) {
  return authorize({ teamId, userId, isExternal: false }, spenderOf(deps, teamId));
}

function isUnknown(refusal: NotASpender | Outsider | null): refusal is NotASpender {
  return refusal?.kind === 'not_a_spender' && refusal.because === 'unknown';
}

/** Ends a voice's use at once, and deletes its recording: its owner may, and who asked for it. */
export const takeVoiceBack =
  ({ transact }: DecideVoiceDeps) =>
  async (actor: Actor, id: string): Promise<VoiceOutcome> =>
    transact(async (unit) => {
      const voice = await lockTheirs(unit, actor, id);
      if ('kind' in voice) return voice;
      const after = ended(voice, 'withdrawn', unit.now);
      await unit.voices.replace(voice, after);
      await unit.announcer.showVoiceTakenBack(voice, actor.userId);
      return { kind: 'taken_back', voice: after };
    });

/** Clones once more, from the recording that is here. */
export const cloneVoiceAgain =
  (deps: CloneDeps) =>
  async (actor: Actor, id: string): Promise<VoiceOutcome> => {
    const refusal = await authorize(actor, spenderOf(deps, actor.teamId));
    if (refusal) return refusal;
    return deps.transact(async (unit) => {
      const voice = await lockTheirs(unit, actor, id);
      if ('kind' in voice) return voice;
      if (voice.state === 'cloning') return { kind: 'cloning', voice };
      if (!canCloneAgain(voice))
        return voice.state === 'asked' ? { kind: 'voice_gone' } : { kind: 'no_sample' };
      const waitMs = deps.limits.clone(actor);
      if (waitMs > 0) return { kind: 'too_many_clones', waitMs };
      const after = toClone(voice, unit.now);
      await unit.voices.replace(voice, after);
      return { kind: 'cloning', voice: after };
    });
  };

/** A voice that its owner, or who asked for it, may decide about; why not otherwise. */
async function lockTheirs(
  unit: PersonasUnit,
  { teamId, userId }: Actor,
  id: string,
): Promise<ClonedVoice | NotDecided> {
  const voice = await unit.voices.lock(teamId, id);
  if (!voice || voice.state === 'refused' || voice.state === 'withdrawn') return { kind: 'voice_gone' };
  return isOfVoice(voice, userId) ? voice : { kind: 'not_your_voice', ownerId: voice.ownerId };
}
