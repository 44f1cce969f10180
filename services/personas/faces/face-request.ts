import type { Problem } from '../../meetings/problem.ts';
import type { Persona, PictureSource } from '../persona.ts';
import type { FileProblem } from '../ports/given-file.ts';
import type { NotTheirSelf } from '../whose-self.ts';
import type { FaceRefusal } from './refusal.ts';

/** A file that somebody put into a form, as Slack told of it: where it's fetched, and nothing that decides what it is. */
export type SlackFile = { readonly name: string; readonly url: string };

/** Asked; being fetched or drawn; shown to the person who asked; theirs now, or put away; or it came to nothing. */
export type FaceRequestState = 'asked' | 'working' | 'shown' | 'kept' | 'failed';

/** Why there is no picture. */
export type FaceProblem =
  | { kind: 'not_a_face'; refusal: FaceRefusal }
  /** PikaStream didn't draw one. `uncertain`: it may have been paid for. */
  | { kind: 'not_drawn'; problem: Problem; uncertain: boolean }
  /** Pika didn't tell of the AI Self. */
  | { kind: 'self_not_read'; problem: Problem }
  /** Slack didn't hand the file over. */
  | { kind: 'file_not_read'; problem: FileProblem }
  /** The AI Self has none, or there is no self. */
  | { kind: 'no_self' }
  | { kind: 'no_portrait' }
  /** Or Slack doesn't say whose it is. */
  | NotTheirSelf
  /** Pictures can't be kept without a key. */
  | { kind: 'no_key' }
  /** The process ended meanwhile; a picture that was drawn may have been paid for. */
  | { kind: 'cut_off' };

export type FaceRequest = {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly personaId: string;
  readonly source: PictureSource;
  readonly prompt: string | null;
  readonly file: SlackFile | null;
  readonly likeness: boolean;
  readonly state: FaceRequestState;
  readonly problem: FaceProblem | null;
  readonly pictureId: string | null;
  /** From when on it may have been paid for. */
  readonly workingAt: Date | null;
};

/** What is wanted: a picture of these words, of a file, or the AI Self's portrait. */
export type WantedFace = { personaId: string; likeness: boolean } & (
  | { source: 'described'; prompt: string }
  | { source: 'upload'; file: SlackFile }
  | { source: 'self' }
);

/** What people are shown of it. */
export type ShownFace = { request: FaceRequest; persona: Pick<Persona, 'id' | 'name'> };
