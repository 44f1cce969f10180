import { z } from 'zod';
import type { AnyTool } from '../../tasks/tool.ts';
import type { OfferedTool } from './ports/house-model.ts';

/** Its own tools, beside those of the registry. */
export const ownTools = {
  ask: 'ask_channel',
  search: 'search_meetings',
  self: 'search_self_memory',
  skill: 'read_skill',
  say: 'say_in_call',
} as const;

const askInput = z.object({
  question: z
    .string()
    .trim()
    .min(1)
    .max(8_000)
    .describe('One short question; the first reply in the thread answers it.'),
});
const searchInput = z.object({
  question: z
    .string()
    .max(2_000)
    .describe('What to look for, in a few words as they may have been said or decided.'),
});
const selfInput = z.object({
  words: z.string().max(500).describe('Keywords, each of them looked for on its own.'),
});
const skillInput = z.object({
  skill: z.string().max(80).describe('Its name, as SKILLS has it.'),
  file: z
    .string()
    .max(300)
    .nullish()
    .describe('The path of one of its other files; left out, its instructions.'),
  part: z.number().int().nullish().describe('Of a long text: 2 is its second part.'),
});
const sayInput = z.object({ text: z.string().max(500).describe('One or two sentences.') });

export const ownInputs = {
  [ownTools.ask]: askInput,
  [ownTools.search]: searchInput,
  [ownTools.self]: selfInput,
  [ownTools.skill]: skillInput,
  [ownTools.say]: sayInput,
} as const;

const ask: OfferedTool = {
  name: ownTools.ask,
  description:
    'Asks the people in this Slack thread, and waits up to an hour for the first answer. Only where you can’t go on without it.',
  input: schemaOf(askInput),
};

const search: OfferedTool = {
  name: ownTools.search,
  description:
    'Looks through past meetings that the readers of your answer may know: what was said, decided and taken on. Gives numbered passages to cite.',
  input: schemaOf(searchInput),
};

const searchSelf: OfferedTool = {
  name: ownTools.self,
  description:
    'Looks through what Pika remembers of the AI Self that a persona here came from, as far as the readers of your answer may know it. Only reads.',
  input: schemaOf(selfInput),
};

/** With the names that there are, so that a model makes up none. */
const readSkill = (names: readonly string[]): OfferedTool => ({
  name: ownTools.skill,
  description: 'Reads a skill: how something is done here. Only reads; nobody has to approve it.',
  input: schemaOf(skillInput.extend({ skill: z.enum(names).describe('Which one.') })),
});

const say: OfferedTool = {
  name: ownTools.say,
  description: 'Says something in the call, with your voice.',
  input: schemaOf(sayInput),
};

/** What the model is offered. Who asked, and in which words, is no part of any tool's input: we set that. */
export function offeredTools(
  tools: readonly Pick<AnyTool, 'name' | 'description' | 'schema' | 'jsonSchema'>[],
  {
    canAsk,
    canSay,
    skills,
    hasSelf,
  }: { canAsk: boolean; canSay: boolean; skills: readonly string[]; hasSelf: boolean },
): OfferedTool[] {
  return [
    ...tools.map(({ name, description, schema, jsonSchema }) => ({
      ...{ name, description, input: jsonSchema ?? schemaOf(schema) },
    })),
    ...(canAsk ? [ask] : []),
    ...(canSay ? [say] : []),
    ...(skills.length > 0 ? [readSkill(skills)] : []),
    ...(hasSelf ? [searchSelf] : []),
    search,
  ];
}

/** As models take it: without the name of the dialect. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
