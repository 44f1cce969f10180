import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import { type ClonedVoice, canCloneAgain, ended, isOfVoice, toClone } from './voice.ts';

/** What its owner says to a request. */
export type VoiceAnswer = 'agree' | 'keep' | 'refuse';

export type VoiceOutcome =
  | { kind: 'agreed' | 'refused' | 'taken_back' | 'cloning'; voice: ClonedVoice }
  | NotDecided;

export type NotDecided =
  /** It was answered, taken back or forgotten before. */
  | { kind: 'voice_gone' }
  | { kind: 'not_your_voice'; ownerId: string }
  /** Its recording is deleted. */
  | { kind: 'no_sample' };

export type DecideVoiceDeps = { transact: Transact<PersonasUnit> };

/** Its owner agrees or not; before that nothing is sent. */
export const answerForVoice =
  ({ transact }: DecideVoiceDeps) =>
  async ({ teamId, userId }: Actor, id: string, answer: VoiceAnswer): Promise<VoiceOutcome> =>
    transact(async (unit) => {
      const voice = await unit.voices.lock(teamId, id);
      if (voice?.state !== 'asked') return { kind: 'voice_gone' };
      if (voice.ownerId !== userId) return { kind: 'not_your_voice', ownerId: voice.ownerId };
      const agreed = { ...voice, agreedAt: unit.now, keepSample: answer === 'keep' };
      const after = answer === 'refuse' ? ended(voice, 'refused', unit.now) : toClone(agreed, unit.now);
      await unit.voices.replace(voice, after);
      await unit.announcer.showVoiceAnswer(after);
      return { kind: answer === 'refuse' ? 'refused' : 'agreed', voice: after };
    });

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
  ({ transact }: DecideVoiceDeps) =>
  async (actor: Actor, id: string): Promise<VoiceOutcome> =>
    transact(async (unit) => {
      const voice = await lockTheirs(unit, actor, id);
      if ('kind' in voice) return voice;
      if (voice.state === 'cloning') return { kind: 'cloning', voice };
      if (!canCloneAgain(voice))
        return voice.state === 'asked' ? { kind: 'voice_gone' } : { kind: 'no_sample' };
      const after = toClone(voice, unit.now);
      await unit.voices.replace(voice, after);
      return { kind: 'cloning', voice: after };
    });

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
