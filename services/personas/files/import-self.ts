import type { Character } from '../persona.ts';
import { type Chosen, chooseFiles } from './choose-files.ts';
import { choosePicture } from './choose-picture.ts';
import { type Identity, identityIn, nameInTitle } from './identity.ts';
import type { LeftOut } from './left-out.ts';
import { fileLimits } from './limits.ts';
import { readTexts, type Texts } from './read-texts.ts';
import type { FileKind, SelfFile } from './self-file.ts';
import { shownPath, unpack } from './unpack.ts';
import { withUsualName } from './usual-name.ts';
import { type FileVoice, readVoice } from './voice-files.ts';

export type ImportedSelf = Identity & {
  readonly character: Character;
  readonly mustNotSay: readonly string[];
  readonly language: string;
  readonly maySay: string;
  /** The ready one it began as, if it’s one of ours. */
  readonly template: string | null;
  /** Names of tools that it may use, whatever they mean here; null where it says nothing of them. */
  readonly tools: readonly string[] | null;
  readonly voice: FileVoice | null;
  /** As it was given: faces are checked and prepared elsewhere. */
  readonly picture: SelfFile | null;
};

export type Import = {
  readonly self: ImportedSelf;
  /** The files that count; none where nothing of a self was given. */
  readonly read: readonly { readonly path: string; readonly kind: FileKind }[];
  readonly leftOut: readonly LeftOut[];
};

/** Reads files of a self, single or in a zip archive: who it is and how it speaks. All of it is from outside. */
export function importSelf(given: readonly SelfFile[]): Import {
  const leftOut: LeftOut[] = [];
  const chosen = chooseFiles(withUsualName(unpack(given, leftOut)), leftOut);
  const texts = readTexts(chosen, leftOut);
  const { character, mustNotSay } = texts;
  const { tools = null, ours } = chosen.manifest ?? {};
  const identity = identityIn(character.identity);
  const self: ImportedSelf = {
    ...{ name: nameOf(chosen, texts, leftOut), ...identity, emoji: ours?.emoji || identity.emoji },
    ...{ character, mustNotSay, tools },
    ...{ language: ours?.language ?? '', maySay: ours?.maySay ?? '', template: ours?.template ?? null },
    voice: readVoice(chosen.voiceId, chosen.voiceConfig, leftOut),
    picture: choosePicture(chosen, texts.avatar, leftOut),
  };
  return { self, read: readFiles(chosen, texts, self), leftOut: leftOut.slice(0, fileLimits.maxLeftOut) };
}

/** IDENTITY.md's own label, `soul.json`'s, or a title that is a name. */
function nameOf(chosen: Chosen, { name: label, character }: Texts, leftOut: LeftOut[]): string | null {
  const { manifest } = chosen;
  const name = manifest?.displayName ?? null;
  if (manifest && label && name && name !== label)
    leftOut.push({ path: shownPath(manifest.path), code: 'other_name', name, counted: label });
  return label ?? name ?? nameInTitle(character.identity) ?? nameInTitle(character.soul);
}

/** Files of which something was taken over. */
function readFiles(chosen: Chosen, { kinds }: Texts, { voice, picture }: ImportedSelf) {
  const voices = voice
    ? ([
        ['voice_id', chosen.voiceId],
        ['voice_config', chosen.voiceConfig],
      ] as const)
    : [];
  const files: (readonly [FileKind, { readonly path: string } | null | undefined])[] = [
    ...kinds.map((kind) => [kind, chosen.texts[kind]] as const),
    ['manifest', chosen.manifest],
    ...voices,
    ['picture', picture],
  ];
  return files.flatMap(([kind, file]) => (file ? [{ path: shownPath(file.path), kind }] : []));
}
