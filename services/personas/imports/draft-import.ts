import type { FaceRefusal } from '../faces/refusal.ts';
import type { LeftOut } from '../files/left-out.ts';
import type { FileKind } from '../files/self-file.ts';
import type { PictureSource } from '../persona.ts';
import type { SelfGap, SelfPart } from '../ports/ai-self.ts';
import type { FileProblem } from '../ports/given-file.ts';

/** Why something of a self isn't in the form, or may not work. */
export type ImportNote =
  | { kind: 'left_out'; leftOut: LeftOut }
  /** Slack didn't hand a file over. */
  | { kind: 'file_not_read'; name: string; problem: FileProblem }
  /** All files together may have `maxBytes`; this one wasn't read any more. */
  | { kind: 'too_much'; name: string; maxBytes: number }
  /** Of an AI Self. */
  | { kind: 'part_missing'; part: SelfPart; why: SelfGap }
  | { kind: 'not_a_face'; refusal: FaceRefusal }
  /** Pictures can't be kept without a key. */
  | { kind: 'no_key' }
  | { kind: 'name_cut'; maxChars: number }
  /** It may use tools that this workspace doesn't have. */
  | { kind: 'unknown_tools'; names: readonly string[] }
  /** No session takes such an id. */
  | { kind: 'bad_voice' }
  /** Whether a session takes it is unknown. */
  | { kind: 'elevenlabs_voice' }
  /** Its provider deletes a clone after seven days without use. `clonedAt`: ISO 8601. */
  | { kind: 'cloned_voice'; clonedAt: string };

/**
 * Where a self came from. `account`: whose it is, as Pika tells; `ownEmail`: its mail address, where that is the importer's in
 * Slack: then what Pika remembers is theirs.
 */
type ImportSource = { kind: 'files' } | { kind: 'ai_self'; account: string | null; ownEmail: string | null };

/** What a picture that came with it is kept as. */
export function pictureSourceOf({ kind }: ImportSource): PictureSource {
  return kind === 'files' ? 'files' : 'self';
}

/** What a form was filled in from, and what stayed behind. */
export type DraftImport = {
  readonly from: ImportSource;
  /** The files that count; of an AI Self also its portrait and its voice, without a path. */
  readonly read: readonly { readonly path: string; readonly kind: FileKind }[];
  readonly notes: readonly ImportNote[];
  /** Shown in a DM once the persona is saved. `likeness`: somebody said that they may use a real person's. */
  readonly face: { readonly pictureId: string; readonly likeness: boolean } | null;
};

/** Somebody says, or takes back, that they may use the likeness in its picture; undefined where nobody was asked. */
export function withLikeness(
  imported: DraftImport | null,
  likeness: boolean | undefined,
): DraftImport | null {
  return imported?.face && likeness !== undefined
    ? { ...imported, face: { ...imported.face, likeness } }
    : imported;
}
