import type { Unit } from '../../meetings/ports/unit.ts';
import type { NotExported } from '../exports/not-exported.ts';
import type { ShownFace } from '../faces/face-request.ts';
import type { Persona } from '../persona.ts';
import type { ClonedVoice } from '../voices/voice.ts';
import type { ConnectedSelves } from './connected-selves.ts';
import type { FaceRequests } from './face-requests.ts';
import type { PersonaRepository } from './persona-repository.ts';
import type { VoiceRepository } from './voice-repository.ts';

/** A transaction with a workspace's personas. */
export type PersonasUnit = Unit & {
  readonly personas: PersonaRepository;
  readonly faceRequests: FaceRequests;
  readonly voices: VoiceRepository;
  readonly selves: ConnectedSelves;
  readonly announcer: {
    /** Asks a person in a DM whether a persona may stand in for them. */
    askConsent(persona: Persona, userId: string, by: string): Promise<void>;
    /** Tells somebody in a DM how the picture fares that they wanted, with what they can do. */
    showFace(shown: ShownFace): Promise<void>;
    /** Sends somebody a persona's files in a DM, and says what isn't among them. */
    sendFiles(persona: Persona, userId: string, notExported: readonly NotExported[]): Promise<void>;
    /** Asks its owner whether a voice may be cloned. */
    askForVoice(voice: ClonedVoice): Promise<void>;
    /** Stands where they were asked; who asked hears of a no. */
    showVoiceAnswer(voice: ClonedVoice): Promise<void>;
    /** `voice`: as it was. */
    showVoiceTakenBack(voice: ClonedVoice, by: string): Promise<void>;
    /** Its owner and who asked for it hear how it is by now. */
    tellOfVoice(voice: ClonedVoice): Promise<void>;
  };
};
