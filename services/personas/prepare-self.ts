import { allLines } from '../meetings/do-not-say/lists.ts';
import type { ChosenBounds } from '../meetings/policy/bounds.ts';
import type { DoNotSayLists } from '../meetings/ports/do-not-say.ts';
import type { PersonaSource, SessionSelf } from '../meetings/ports/personas.ts';
import { builtInFace } from './built-in.ts';
import { isAllowed } from './choose-persona.ts';
import { withBrought } from './instructions/with-brought.ts';
import { defaultVoice, type Voice } from './persona.ts';
import type { PersonaReader, Picture } from './ports/persona-repository.ts';
import { type NameOf, wordsOf } from './words-of.ts';

/** What a session gets for a voice, and the clone that it is; or why it can't be used. */
export type VoiceOfSession =
  | { ok: true; id: string; cloneId: string | null }
  | { ok: false; problem: 'voice_not_ready' | 'voice_expired' | 'voice_withdrawn' };

export type SelfDeps = {
  personas: PersonaReader;
  voiceOf: (teamId: string, voice: Voice) => Promise<VoiceOfSession>;
  nameOf: NameOf;
  listsOf: DoNotSayLists['of'];
  /** What holds in a channel: whom it lets go, and what it keeps. */
  policyIn: (teamId: string, channelId: string) => Promise<Pick<ChosenBounds, 'personas' | 'keep'>>;
};

/** Gets who is sent ready: face, voice and words. */
export const prepareSelf =
  ({ personas, voiceOf, nameOf, listsOf, policyIn }: SelfDeps): PersonaSource['prepare'] =>
  async (meeting) => {
    const { teamId, personaId, botName, requestedBy } = meeting;
    const persona = personaId === null ? null : await personas.of(teamId, personaId);
    if (personaId !== null && (!persona || persona.archivedAt)) return { ok: false, problem: 'persona_gone' };
    // It may have been chosen before the policy was.
    const policy = await policyIn(teamId, meeting.channelId);
    if (!isAllowed(policy.personas?.value ?? null, personaId))
      return { ok: false, problem: 'persona_not_allowed' };
    const [face, voice, words, lists, sentBy] = await Promise.all([
      persona?.faceId ? personas.picture(teamId, persona.faceId) : builtInFace(),
      voiceOf(teamId, persona?.voice ?? defaultVoice),
      wordsOf(teamId, persona, botName, nameOf),
      listsOf(meeting),
      nameOf({ teamId, userId: requestedBy }),
    ]);
    if (face === null) return { ok: false, problem: 'face_missing' };
    if (face === 'locked') return { ok: false, problem: 'face_locked' };
    if (!voice.ok) return voice;
    const instructionsWith: SessionSelf['instructionsWith'] = (brought) =>
      withBrought(
        { ...words, sentBy, mustNotSay: allLines(lists), keep: policy.keep?.value ?? 'words' },
        brought,
      );
    return {
      ok: true,
      self: { image: imageOf(face), voiceId: voice.id, cloneId: voice.cloneId, instructionsWith },
    };
  };

function imageOf({ bytes, contentType }: Picture) {
  return { bytes, contentType, fileName: contentType === 'image/png' ? 'avatar.png' : 'avatar.jpg' };
}
