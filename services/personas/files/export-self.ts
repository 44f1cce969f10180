import { zipSync } from 'fflate';
import { nameKey } from '../../common/name-key.ts';
import type { Character, PersonaTerms } from '../persona.ts';
import type { Picture } from '../ports/persona-repository.ts';
import { cleanIdentity, identityIn } from './identity.ts';
import { labelsIn } from './labels.ts';
import { linesOf } from './lines.ts';
import { mustNotSayIn } from './must-not-say.ts';
import { withNeverSection } from './never-section.ts';
import { type SelfFile, skillPaths } from './self-file.ts';
import { ourPart } from './soul-json.ts';
import type { FileVoice } from './voice-files.ts';

export type ExportedSelf = Pick<
  PersonaTerms,
  'name' | 'emoji' | 'language' | 'character' | 'maySay' | 'mustNotSay' | 'tools' | 'template'
> & {
  /** As providers know it: a clone's own id. */
  readonly voice: FileVoice | null;
  readonly picture: Pick<Picture, 'bytes' | 'contentType'> | null;
};

const textNames = { identity: 'IDENTITY.md', soul: 'SOUL.md', style: 'STYLE.md', rules: 'RULES.md' } as const;

/** A self as files that OpenClaw, soul.md, Soul Spec and the public PikaStream skill read, and the import here. */
export function exportSelf(self: ExportedSelf): SelfFile[] {
  const { name, character, mustNotSay, voice, picture } = self;
  const type = picture?.contentType === 'image/png' ? 'png' : 'jpg';
  const picturePath = picture && `${skillPaths.picture}.${type}`;
  const texts: Character = {
    ...character,
    identity: withOwnLabels(character.identity, name, picturePath),
    rules: withForbidden(character, mustNotSay),
  };
  const files = (['identity', 'soul', 'style', 'rules'] as const)
    .filter((kind) => texts[kind] !== '')
    .map((kind) => [textNames[kind], `${texts[kind]}\n`] as const);
  const written: [path: string, content: string | Uint8Array<ArrayBuffer>][] = [
    ...files.map(([path, text]): [string, string] => [path, text]),
    ['soul.json', json(manifestOf(self, texts, picturePath))],
  ];
  if (picture && picturePath) written.push([picturePath, picture.bytes]);
  if (voice) written.push([skillPaths.voiceId, voice.id]);
  if (voice && (voice.provider ?? voice.clonedAt))
    written.push([skillPaths.voiceConfig, json(configOf(voice))]);
  return written.map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
}

/** The same files give the same bytes, on any machine. */
export function zipOf(files: readonly SelfFile[]): Uint8Array<ArrayBuffer> {
  const mtime = new Date(2000, 0, 1, 12);
  const zipped = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), {
    mtime,
    level: 6,
  });
  return new Uint8Array(zipped);
}

/** Name and picture, which an import takes out of the text again; below the title where one stands for itself. */
function withOwnLabels(text: string, name: string, picture: string | null): string {
  const own = `- **Name:** ${name}`;
  // A name that would be read otherwise (`(none)`, `*`) stands in soul.json alone.
  const labels = [
    ...(cleanIdentity(own).name === name ? [own] : []),
    ...(picture ? [`- **Avatar:** ${picture}`] : []),
  ].join('\n');
  if (labels === '') return text;
  const lines = linesOf(text);
  const [first, second] = lines;
  const hasTitle = first && first.level > 0 && second?.text === '' && labelsIn(lines)[0]?.at !== 0;
  if (!hasTitle) return text === '' ? `# Identity\n\n${labels}` : `${labels}\n\n${text}`;
  const rest = text.slice(first.text.length + 2);
  return `${first.text}\n\n${labels}\n${/^[-*+] /.test(rest) ? '' : '\n'}${rest}`;
}

/** What none of the texts forbids yet comes into RULES.md. */
function withForbidden({ identity, soul, style, rules }: Character, mustNotSay: readonly string[]): string {
  const known = new Set(mustNotSayIn([identity, soul, style, rules]).lines.map((line) => line.toLowerCase()));
  const more = mustNotSay.filter((line) => !known.has(line.toLowerCase()));
  return withNeverSection(rules, more);
}

/** Soul Spec 0.6, as far as a persona has it; its `allowedTools` is there since 0.4. */
function manifestOf(
  { name, emoji, language, maySay, tools, template }: ExportedSelf,
  { identity, soul, style, rules }: Character,
  picture: string | null,
) {
  const { creature, vibe } = identityIn(identity);
  const named = { soul, identity, style, rules };
  const ours = Object.entries({ emoji, language, maySay, template }).filter(([, value]) => value);
  const files = Object.entries(named).filter(([, text]) => text !== '');
  return {
    specVersion: '0.6',
    name:
      nameKey(name)
        .replaceAll(/[^a-z\d]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'persona',
    displayName: name,
    version: '1.0.0',
    description: (creature ?? vibe ?? name).slice(0, 160).toWellFormed(),
    files: {
      ...Object.fromEntries(files.map(([kind]) => [kind, textNames[kind as keyof typeof named]])),
      ...(picture && { avatar: picture }),
    },
    ...(tools && { allowedTools: tools }),
    ...(ours.length > 0 && { [ourPart]: Object.fromEntries(ours) }),
  };
}

function configOf({ id, provider, clonedAt }: FileVoice) {
  return {
    voice_id: id,
    ...(provider && { provider }),
    ...(clonedAt && { cloned_at: clonedAt.toISOString() }),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
