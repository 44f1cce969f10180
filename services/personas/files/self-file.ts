import type { Character } from '../persona.ts';

/** A file that somebody gave, or gets: its path from the top of its folder, with slashes. */
export type SelfFile = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> };

export type TextKind = keyof Character;

/** What a file is, by its name. */
export type FileKind = TextKind | 'manifest' | 'voice_id' | 'voice_config' | 'picture';

/** Where the public PikaStream skill has its face and its voice. */
export const skillPaths = {
  picture: 'identity/videomeeting-avatar',
  voiceId: 'life/voice_id.txt',
  voiceConfig: 'life/voice_config.json',
} as const;

const textNames = /^(identity|soul|style|rules)(?: ?\(\d{1,3}\)|[-_ ]copy)?\.(?:md|markdown|txt)$/;
const pictureNames = /\.(?:png|jpe?g|webp|gif|svg|avif|heic)$/;
const neverRead = new Set(
  ['agents', 'tools', 'heartbeat', 'user', 'user_template', 'memory', 'bootstrap', 'boot'].map(
    (name) => `${name}.md`,
  ),
);

/** Null for a file that is none of a self. */
export function kindOfPath(path: string): FileKind | null {
  const name = nameOf(path).toLowerCase();
  if (name === 'soul.json') return 'manifest';
  if (name === 'voice_id.txt') return 'voice_id';
  if (name === 'voice_config.json') return 'voice_config';
  if (pictureNames.test(name)) return 'picture';
  return (textNames.exec(name)?.[1] as TextKind | undefined) ?? null;
}

/** Orders to a program, or what it knows of others: no character, and nothing for a call. */
export function isNeverRead(path: string): boolean {
  const folders = folderOf(path).toLowerCase().split('/');
  return neverRead.has(nameOf(path).toLowerCase()) || folders.includes('memory');
}

export const isText = (path: string): boolean => /\.(?:md|markdown|txt)$/i.test(path);

/** What file systems leave behind. */
export function isLitter(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Without a slash at its end; '' for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path from a folder, if it stays below the top; else null. */
export function pathFrom(folder: string, target: string): string | null {
  const parts = target.replaceAll('\\', '/').split('/');
  if (target === '' || /^[a-z][a-z\d+.-]*:/i.test(target) || parts[0] === '' || parts.includes('..'))
    return null;
  return [...folder.split('/'), ...parts].filter((part) => part !== '' && part !== '.').join('/') || null;
}
