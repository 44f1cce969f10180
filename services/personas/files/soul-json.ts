import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import type { PersonaTerms } from '../persona.ts';
import { cleanText, cleanTools, personaLimits } from '../persona-terms.ts';
import type { LeftOut } from './left-out.ts';
import { fileLimits } from './limits.ts';
import { textIn } from './plain-text.ts';
import { folderOf, pathFrom, type SelfFile, type TextKind } from './self-file.ts';
import { shownPath } from './unpack.ts';

export type Manifest = {
  readonly path: string;
  readonly displayName: string | null;
  /** The paths that it names, from the top. */
  readonly texts: Partial<Record<TextKind, string>>;
  readonly picture: string | null;
  /** Names of tools that it may use; null where it says nothing of them. */
  readonly tools: readonly string[] | null;
  /** What no format of selves has a place for: ours alone. */
  readonly ours: Pick<PersonaTerms, 'emoji' | 'language' | 'maySay' | 'template'>;
};

/** The part of `soul.json` that Stand-in writes for itself; others ignore fields that they don't know. */
export const ourPart = 'standIn';

const text = z.string().optional().catch(undefined);
const ours = z.object({ emoji: text, language: text, maySay: text, template: text });
const manifestSchema = z.object({
  specVersion: text,
  displayName: text,
  name: text,
  allowedTools: z.array(z.unknown()).optional().catch(undefined),
  [ourPart]: ours.catch({}).optional(),
  files: z.object({ soul: text, identity: text, style: text, rules: text, avatar: text }).catch({}),
});

const kinds = ['identity', 'soul', 'style', 'rules'] as const;

/** `soul.json` of Soul Spec (clawsouls/soulspec) 0.3 to 0.6, as far as it says who somebody is. */
export function readManifest(file: SelfFile, leftOut: LeftOut[]): Manifest | null {
  const path = shownPath(file.path);
  const parsed = manifestSchema.safeParse(jsonIn(file.bytes));
  if (!parsed.success) {
    leftOut.push({ path, code: 'not_readable' });
    return null;
  }
  const { specVersion = '', displayName, name, files, allowedTools, [ourPart]: own } = parsed.data;
  if (specVersion !== '' && !/^0\.[3-6](?:\.\d{1,3})?$/.test(specVersion))
    leftOut.push({ path, code: 'unknown_version', version: oneLine(specVersion, 20) });
  const resolve = (target: string | undefined): string | undefined => {
    if (target === undefined) return undefined;
    const found = pathFrom(folderOf(file.path), target);
    if (found === null) leftOut.push({ path, code: 'path_outside', target: shownPath(target) });
    return found ?? undefined;
  };
  const named = kinds
    .map((kind) => [kind, resolve(files[kind])] as const)
    .filter(([, found]) => found !== undefined);
  return {
    path: file.path,
    displayName: oneLine(displayName ?? name ?? '', personaLimits.nameChars).trimEnd() || null,
    texts: Object.fromEntries(named),
    picture: pictureIn(files.avatar, resolve, path, leftOut),
    tools: allowedTools ? cleanTools(allowedTools.filter((tool) => typeof tool === 'string')) : null,
    ours: cleanOurs(own),
  };
}

function cleanOurs(own: z.infer<typeof ours> = {}): Manifest['ours'] {
  const { emoji = '', language = '', maySay = '', template = '' } = own;
  return {
    emoji: oneLine(emoji, personaLimits.emojiChars),
    language: oneLine(language, personaLimits.languageChars),
    maySay: cleanText(maySay, personaLimits.maySayChars),
    template: oneLine(template, personaLimits.nameChars) || null,
  };
}

function pictureIn(
  avatar: string | undefined,
  resolve: (target: string | undefined) => string | undefined,
  path: string,
  leftOut: LeftOut[],
): string | null {
  if (avatar === undefined || !/^https?:/i.test(avatar)) return resolve(avatar) ?? null;
  leftOut.push({ path, code: 'picture_on_the_web', target: shownPath(avatar) });
  return null;
}

/** Undefined for what is no JSON, or too long to be any of a self. */
export function jsonIn(bytes: Uint8Array): unknown {
  if (bytes.length > fileLimits.maxJsonBytes) return undefined;
  try {
    return JSON.parse(textIn(bytes) ?? '');
  } catch {
    return undefined;
  }
}
