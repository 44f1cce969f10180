import type { SkillRead, Skills } from './ports/skills.ts';

/** Characters of a text that the model reads at once: what the format recommends as most for instructions is about this. */
export const partChars = 16_000;

/** A text of a skill for the model, in parts where it is long. */
export async function readSkill(
  skills: Skills,
  {
    skill,
    file,
    part,
  }: { skill: string; file?: string | null | undefined; part?: number | null | undefined },
): Promise<string> {
  if (!skills.all.some(({ name }) => name === skill))
    return `There’s no skill with this name. There are: ${skills.all.map(({ name }) => name).join(', ')}.`;
  const read = await skills.read(skill, file || null);
  if (read.kind !== 'text') return whyNot[read.kind];
  const parts = Math.max(1, Math.ceil(read.text.length / partChars));
  const at = Math.min(Math.max(1, part ?? 1), parts);
  const text = read.text.slice((at - 1) * partChars, at * partChars).toWellFormed();
  const about = [
    ...(parts > 1 ? [`Part ${at} of ${parts}.`] : []),
    ...(read.files.length > 0 ? [`Its other files: ${read.files.join(', ')}`] : []),
  ];
  return [...about, text].join('\n\n');
}

const whyNot: Record<Exclude<SkillRead['kind'], 'text'>, string> = {
  no_such_file: 'The skill has no such file.',
  not_text: 'That file isn’t text.',
  too_long: 'That file is too long to be read.',
};
