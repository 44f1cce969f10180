import { z } from 'zod';
import type { PersonaTerms } from '../persona.ts';
import { cleanTerms, personaLimits } from '../persona-terms.ts';

/** A ready persona to start from. */
export type Template = {
  /** As its file is called. */
  name: string;
  /** What a list says of it. */
  title: string;
  terms: TemplateTerms;
};

/** What a file says of a persona. The rest is for people: a face, whom it stands in for, who may send it. */
type TemplateTerms = Pick<
  PersonaTerms,
  'name' | 'emoji' | 'voice' | 'language' | 'character' | 'maySay' | 'mustNotSay' | 'tools'
>;

/** Why a file is no template; says which line or field. */
export class BadTemplate extends Error {}

/** Characters that Slack shows of a menu's entry. */
const maxTitleChars = 75;

const fileSchema = z.strictObject({
  name: z.string().min(1).max(personaLimits.nameChars),
  title: z.string().min(1).max(maxTitleChars),
  emoji: z.string().regex(/^:[a-z0-9_+-]+:$/),
  voice: z.string(),
  language: z.string().optional(),
  tools: z.string().regex(/^[a-z_]+(?:, [a-z_]+)*$/),
  Soul: z.string().min(1),
  Style: z.string().min(1),
  'May say': z.string().min(1).max(personaLimits.maySayChars),
  'Must not say': z.string().regex(/^- .+(?:\n- .+)*$/),
});

/** Reads one file; throws a `BadTemplate` for anything that isn't as it should be. */
export function parseTemplate(name: string, text: string): Template {
  const parsed = fileSchema.safeParse(Object.fromEntries(entriesOf(text)));
  if (!parsed.success) throw new BadTemplate(z.prettifyError(parsed.error));
  const { title, emoji, voice, language = '', tools, ...file } = parsed.data;
  const clean = cleanTerms({
    ...{ name: file.name, emoji, language, maySay: file['May say'] },
    voice: { kind: 'library', id: voice },
    character: { identity: '', soul: file.Soul, style: file.Style, rules: '' },
    mustNotSay: file['Must not say'].split('\n').map((line) => line.slice(2)),
    tools: tools === 'none' ? [] : tools.split(', '),
    ...{ faceId: null, standsInFor: null, senders: null, template: name },
  });
  if (!clean.ok) throw new BadTemplate(`${clean.field}: ${clean.problem}`);
  const { terms } = clean;
  const { character, maySay, mustNotSay } = terms;
  return {
    name,
    title,
    terms: {
      ...{ name: terms.name, emoji: terms.emoji, voice: terms.voice, language: terms.language },
      ...{ character, maySay, mustNotSay, tools: terms.tools },
    },
  };
}

/** Fields between the two lines of `---`, then sections by their headings; each once. */
function entriesOf(text: string): Map<string, string> {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || body === undefined) throw new BadTemplate('no fields between two lines of ---');
  const entries = new Map<string, string>();
  const add = (key: string, value: string) => {
    if (entries.has(key)) throw new BadTemplate(`“${key}” is there twice`);
    entries.set(key, value);
  };
  for (const line of head.split('\n')) add(...fieldIn(line));
  const [before = '', ...sections] = body.split(/^# /m);
  if (before.trim() !== '') throw new BadTemplate('text before the first heading');
  for (const section of sections) {
    const [heading = '', ...lines] = section.split('\n');
    add(heading.trim(), lines.join('\n').trim());
  }
  return entries;
}

/** `key: value` or `key: "value"`, as any reader of YAML understands it. */
function fieldIn(line: string): [string, string] {
  const [, key, quoted, plain] = /^([a-z]+): (?:"([^"\\]+)"|([A-Za-z][^:#"]*))$/.exec(line) ?? [];
  const value = quoted ?? plain;
  if (key === undefined || value === undefined) throw new BadTemplate(`not a field: ${line}`);
  return [key, value];
}
