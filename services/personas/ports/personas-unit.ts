import type { Unit } from '../../meetings/ports/unit.ts';
import type { ShownFace } from '../faces/face-request.ts';
import type { Persona } from '../persona.ts';
import type { FaceRequests } from './face-requests.ts';
import type { PersonaRepository } from './persona-repository.ts';

/** A transaction with a workspace's personas. */
export type PersonasUnit = Unit & {
  readonly personas: PersonaRepository;
  readonly faceRequests: FaceRequests;
  readonly announcer: {
    /** Asks a person in a DM whether a persona may stand in for them. */
    askConsent(persona: Persona, userId: string, by: string): Promise<void>;
    /** Tells somebody in a DM how the picture fares that they wanted, with what they can do. */
    showFace(shown: ShownFace): Promise<void>;
  };
};
