import { labelsIn } from './labels.ts';
import { type Line, linesOf } from './lines.ts';
import { textIn } from './plain-text.ts';
import { isNeverRead, isText, kindOfPath, type SelfFile, skillPaths } from './self-file.ts';

/** What a text of a self is called, told by what is in it; a soul where nothing tells. */
export function usualName(text: string): string {
  if (text.trimStart().startsWith('{'))
    return text.includes('"voice_id"') ? skillPaths.voiceConfig : 'soul.json';
  const lines = linesOf(text);
  const title = lines.find(({ level }) => level > 0)?.bare ?? '';
  if (isIdentity(lines, title)) return 'IDENTITY.md';
  if (/\b(?:voice|style)\b/i.test(title)) return 'STYLE.md';
  const isRules =
    /\brules\b/i.test(title) || lines.some(({ level, bare }) => level > 0 && /^must never\b/i.test(bare));
  return isRules ? 'RULES.md' : 'SOUL.md';
}

function isIdentity(lines: readonly Line[], title: string): boolean {
  const names = new Set(labelsIn(lines).map(({ name }) => name));
  return names.has('name') && (names.size > 1 || /identity/i.test(title));
}

/** One text file alone is a self, whatever it is called. */
export function withUsualName(files: readonly SelfFile[]): SelfFile[] {
  const texts = files.filter(({ path }) => isText(path) && !isNeverRead(path));
  const [only] = texts;
  const others = files.some(({ path }) => ['manifest', 'identity', 'soul'].includes(kindOfPath(path) ?? ''));
  if (!only || texts.length > 1 || others || kindOfPath(only.path) !== null) return [...files];
  const path = usualName(textIn(only.bytes) ?? '');
  return files.map((file) => (file === only ? { ...file, path } : file));
}
