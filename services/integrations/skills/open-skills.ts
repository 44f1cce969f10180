import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Skill, Skills } from '../../agents/house/ports/skills.ts';
import { oneLine } from '../../common/one-line.ts';
import { readable } from '../../common/readable.ts';
import { readFrontMatter } from './front-matter.ts';
import { type FileRead, filesInside, readInside } from './read-inside.ts';

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

export type SkillsDeps = {
  log: Log;
  /** Takes our secrets out of a text. */
  hide(text: string): string;
};

/** The file that makes a folder a skill, and what it must be (agentskills.io/specification). */
const skillFile = 'SKILL.md';
const skillName = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u;
const most = {
  folders: 200,
  nameChars: 64,
  descriptionChars: 1_024,
  // The model reads all names and descriptions with every request.
  listChars: 12_000,
} as const;

type Found = Skill & { readonly root: string };

/**
 * The skills in a folder: each a folder of its own with a `SKILL.md`. Names and descriptions are read now, texts when they
 * are asked for. What is no skill costs only itself, and the log says why.
 */
export async function openSkills(folder: string, { log, hide }: SkillsDeps): Promise<Skills> {
  const found = new Map<string, Found>();
  let chars = 0;
  for (const name of await foldersIn(folder)) {
    const skill = await skillIn(folder, name);
    const why = typeof skill === 'string' ? skill : whyNot(skill, found, chars);
    if (typeof skill !== 'string' && why === null) {
      found.set(skill.name, { ...skill, description: hide(skill.description) });
      chars += skill.name.length + skill.description.length;
    } else log.warn({ folder: oneLine(name, 80) }, `a skill in SKILLS_DIR is left out: ${why}`);
  }
  log.info({ skills: [...found.keys()] }, 'skills for the house agent');
  return {
    all: [...found.values()].map(({ name, description }) => ({ name, description })),
    async read(name, file) {
      const skill = found.get(name);
      if (!skill) return { kind: 'no_such_file' };
      const read = await readInside(skill.root, file ?? skillFile);
      if (!read.ok) return { kind: read.why === 'linked' ? 'no_such_file' : read.why };
      const files = file === null ? (await filesInside(skill.root)).filter((path) => path !== skillFile) : [];
      const text = file === null ? (readFrontMatter(read.text)?.body ?? read.text) : read.text;
      return { kind: 'text', text: hide(readable(text)), files: files.map(hide) };
    },
  };
}

/** Names of what may be skills, in their order. Links are among them: they are named as left out. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => name !== 'node_modules')
    .sort()
    .slice(0, most.folders);
}

/** The skill in a folder, or why it isn't one. */
async function skillIn(parent: string, name: string): Promise<Found | string> {
  const root = join(await realpath(parent), name);
  if ((await realpath(root).catch(() => null)) !== root) return 'it’s a symbolic link';
  const read = await readInside(root, skillFile);
  if (!read.ok) return whyUnread[read.why];
  const matter = readFrontMatter(read.text);
  if (!matter) return 'its SKILL.md doesn’t begin with --- and, below, name and description';
  const of = (field: string) => matter.fields.get(field)?.normalize('NFKC') ?? '';
  const description = oneLine(of('description'), most.descriptionChars + 1);
  return { name: of('name'), description, root };
}

const whyUnread: Record<Extract<FileRead, { ok: false }>['why'], string> = {
  no_such_file: 'it has no SKILL.md that can be read',
  linked: 'its SKILL.md is a symbolic link',
  too_long: 'its SKILL.md is longer than 100 KB',
  not_text: 'its SKILL.md isn’t text in UTF-8',
};

function whyNot(
  { name, description }: Skill,
  found: ReadonlyMap<string, Skill>,
  chars: number,
): string | null {
  if (name.length > most.nameChars || !skillName.test(name))
    return 'its name must be up to 64 small letters and digits, with single - between';
  if (description === '') return 'its description is missing';
  if (description.length > most.descriptionChars) return 'its description is longer than 1,024 characters';
  if (found.has(name)) return `another skill is called ${name}`;
  if (chars + name.length + description.length > most.listChars)
    return 'names and descriptions of the others fill the 12,000 characters that there are';
  return null;
}
