import type { Actor } from '../services/people/actor.ts';
import type { NotEntitled } from '../services/people/authorize.ts';
import type { ChannelPersona, ChannelPersonaOutcome } from '../services/personas/channel-persona.ts';
import type { ConsentOutcome } from '../services/personas/consent.ts';
import type { ArchivedOutcome } from '../services/personas/editing/archive-persona.ts';
import type { DraftOutcome, FilledOutcome, StartFrom } from '../services/personas/editing/drafts.ts';
import type { SavedOutcome } from '../services/personas/editing/save-draft.ts';
import type { ExportOutcome } from '../services/personas/exports/export-persona.ts';
import type { FaceRequest, WantedFace } from '../services/personas/faces/face-request.ts';
import type { FaceOutcome } from '../services/personas/faces/request-face.ts';
import type { GivenSelf, ImportOutcome } from '../services/personas/imports/start-import.ts';
import type { ListedPersonas } from '../services/personas/list-personas.ts';
import type { NamedPersona } from '../services/personas/named-in.ts';
import type { PersonaTerms } from '../services/personas/persona.ts';
import type { PersonaDraft } from '../services/personas/ports/persona-repository.ts';
import type { PersonaPreview, ShownWords } from '../services/personas/preview.ts';
import type { AskedOutcome, WantedVoice } from '../services/personas/voices/ask-for-voice.ts';
import type { VoiceAnswer, VoiceOutcome } from '../services/personas/voices/decide-voice.ts';
import type { ClonedVoice } from '../services/personas/voices/voice.ts';

/** Voices made of people's recordings. */
export type VoiceUseCases = {
  /** Somebody's own, and those that they asked for. */
  mine(of: { teamId: string; userId: string }): Promise<ClonedVoice[]>;
  ask(actor: Actor, wanted: WantedVoice): Promise<AskedOutcome>;
  /** What its owner says. */
  answer(actor: Actor, id: string, answer: VoiceAnswer): Promise<VoiceOutcome>;
  takeBack(actor: Actor, id: string): Promise<VoiceOutcome>;
  cloneAgain(actor: Actor, id: string): Promise<VoiceOutcome>;
};

/** Who is sent. */
export type PersonaUseCases = {
  readonly voices: VoiceUseCases;
  list(asker: Pick<Actor, 'teamId' | 'userId' | 'isExternal'>): Promise<ListedPersonas | NotEntitled>;
  /** Whom somebody could send, by name. */
  choices(asker: Actor): Promise<{ id: string | null; name: string }[] | NotEntitled>;
  start(actor: Actor, from: StartFrom): Promise<DraftOutcome>;
  /** Takes changes into somebody's own draft, by how it was; without one it only reads. */
  fill(
    actor: Actor,
    draftId: string,
    change?: (before: PersonaTerms) => Partial<PersonaTerms>,
    /** Whether they may use the likeness in an imported picture. */
    likeness?: boolean,
  ): Promise<FilledOutcome>;
  /** Fills in a draft from files of a self, or from the AI Self of the app's key. */
  importFiles(actor: Actor, given: GivenSelf): Promise<ImportOutcome>;
  importAiSelf(actor: Actor): Promise<ImportOutcome>;
  preview(draft: PersonaDraft): Promise<PersonaPreview>;
  /** What a persona is told as it is. */
  wordsOf(actor: Actor, id: string): Promise<ShownWords>;
  /** Sends somebody a persona's files in a DM. */
  export(actor: Actor, id: string): Promise<ExportOutcome>;
  save(actor: Actor, draftId: string): Promise<SavedOutcome>;
  archive(actor: Actor, which: { id: string; version: number }): Promise<ArchivedOutcome>;
  /** Has a picture made and shown in a DM. */
  requestFace(actor: Actor, wanted: WantedFace): Promise<FaceOutcome>;
  faceAgain(actor: Actor, requestId: string): Promise<FaceOutcome>;
  keepFace(actor: Actor, requestId: string): Promise<FaceOutcome>;
  /** What somebody asked for; null where it isn't theirs, or gone. */
  faceRequest(actor: Actor, requestId: string): Promise<FaceRequest | null>;
  /** What the person says for whom it speaks. */
  consent(actor: Actor, id: string, agrees: boolean): Promise<ConsentOutcome>;
  /** Whom a text names behind “as”. */
  namedIn(teamId: string, text: string): Promise<NamedPersona | null>;
  ofChannel(place: Pick<Actor, 'teamId' | 'channelId'>): Promise<ChannelPersona>;
  /** Null takes the choice back. */
  chooseForChannel(actor: Actor, name: string | null): Promise<ChannelPersonaOutcome>;
};
