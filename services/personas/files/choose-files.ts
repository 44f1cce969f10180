import type { LeftOut } from './left-out.ts';
import {
  type FileKind,
  folderOf,
  isNeverRead,
  kindOfPath,
  nameOf,
  type SelfFile,
  type TextKind,
} from './self-file.ts';
import { type Manifest, readManifest } from './soul-json.ts';
import { shownPath } from './unpack.ts';

/** The files of one self. */
export type Chosen = {
  readonly manifest: Manifest | null;
  readonly texts: Partial<Record<TextKind, SelfFile>>;
  readonly voiceId: SelfFile | undefined;
  readonly voiceConfig: SelfFile | undefined;
  /** All pictures in its folder. */
  readonly pictures: readonly SelfFile[];
  /** Its folder; '' for the top. */
  readonly folder: string;
};

const textKinds = ['identity', 'soul', 'style', 'rules'] as const;
const voiceKinds = ['voice_id', 'voice_config'] as const;

/**
 * Which of the given files count: those of the topmost folder that has a self (for the public skill's folder the one
 * around `identity/` and `life/`), and there those that `soul.json` names before those of the usual names.
 */
export function chooseFiles(files: readonly SelfFile[], leftOut: LeftOut[]): Chosen {
  const folder = folderOfSelf(files);
  const here = files.filter(({ path }) => isIn(folder, path));
  const manifestFile = here.find(({ path }) => kindOfPath(path) === 'manifest');
  const manifest = manifestFile ? readManifest(manifestFile, leftOut) : null;
  const kinds = new Map(here.map((file) => [file, kindOfPath(file.path)] as const));
  const texts: Partial<Record<TextKind, SelfFile>> = {};
  for (const kind of textKinds) {
    const named = namedBy(manifest, kind, files, leftOut);
    const file = named ?? here.find((one) => kinds.get(one) === kind);
    if (file) texts[kind] = file;
  }
  const [voiceId, voiceConfig] = voiceKinds.map((kind) => here.find((file) => kinds.get(file) === kind));
  const pictures = files.filter(({ path }) => kindOfPath(path) === 'picture' && isBelow(folder, path));
  const chosen = { manifest, texts, voiceId, voiceConfig, pictures, folder };
  sayWhatDoesNotCount(files, { ...chosen, manifestFile }, leftOut);
  return chosen;
}

function namedBy(
  manifest: Manifest | null,
  kind: TextKind,
  files: readonly SelfFile[],
  leftOut: LeftOut[],
): SelfFile | undefined {
  const target = manifest?.texts[kind];
  if (!manifest || target === undefined) return undefined;
  const file = files.find(({ path }) => path === target && !isNeverRead(path));
  if (!file)
    leftOut.push({ path: shownPath(manifest.path), code: 'file_missing', target: shownPath(target) });
  return file;
}

function sayWhatDoesNotCount(
  files: readonly SelfFile[],
  { texts, voiceId, voiceConfig, folder, manifestFile }: Chosen & { manifestFile: SelfFile | undefined },
  leftOut: LeftOut[],
): void {
  const counted: Partial<Record<FileKind, SelfFile | undefined>> = {
    ...texts,
    ...{ voice_id: voiceId, voice_config: voiceConfig, manifest: manifestFile },
  };
  const taken = new Set(Object.values(counted));
  for (const file of files) {
    const kind = kindOfPath(file.path);
    if (taken.has(file) || (kind === 'picture' && isBelow(folder, file.path))) continue;
    const path = shownPath(file.path);
    const other = kind && counted[kind];
    if (kind === null) leftOut.push({ path, code: isNeverRead(file.path) ? 'never_read' : 'unknown_file' });
    else if (other) leftOut.push({ path, code: 'second_of_its_kind', kind, counted: shownPath(other.path) });
    else leftOut.push({ path, code: 'other_folder', folder: shownPath(folder) });
  }
}

/** In a folder itself, or in the two of it that the public skill has. */
function isIn(folder: string, path: string): boolean {
  return aroundSkill(folderOf(path)) === folder;
}

const isBelow = (folder: string, path: string): boolean => folder === '' || path.startsWith(`${folder}/`);

function aroundSkill(folder: string): string {
  return ['identity', 'life'].includes(nameOf(folder)) ? folderOf(folder) : folder;
}

/** The topmost with a file of a self; of several the one with most of them. */
function folderOfSelf(files: readonly SelfFile[]): string {
  const found = files.filter(({ path }) => kindOfPath(path) !== null && kindOfPath(path) !== 'picture');
  const folders = Map.groupBy(found, ({ path }) => aroundSkill(folderOf(path)));
  const depth = (folder: string) => (folder === '' ? 0 : folder.split('/').length);
  const sorted = [...folders].toSorted(
    ([a, its], [b, others]) => depth(a) - depth(b) || others.length - its.length,
  );
  return sorted[0]?.[0] ?? topOf(files);
}

/** Pictures alone: where the skill keeps one, else the top. */
function topOf(files: readonly SelfFile[]): string {
  const picture = files.find(({ path }) => nameOf(folderOf(path)) === 'identity');
  return picture ? aroundSkill(folderOf(picture.path)) : '';
}
