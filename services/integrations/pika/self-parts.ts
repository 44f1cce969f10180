import type { CallToolResult } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import { storable } from '../../common/storable.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { Problem } from '../../meetings/problem.ts';
import type { AiSelf, SelfFile, SelfGap } from '../../personas/ports/ai-self.ts';
import { clean } from '../../pikastream/problems.ts';
import { gapOf } from './mcp-problems.ts';
import type { ToolReply } from './mcp-session.ts';

export type Part<Value> = { value: Value } | { why: SelfGap };

const maxNameChars = 80;
const maxMailChars = 254;
/** Of one file; a persona takes less, and says what it cut. */
const maxFileChars = 100_000;

const badAnswer: SelfGap = {
  kind: 'failed',
  problem: { kind: 'bad_answer', status: null, detail: 'not the answer Pika’s manifest promises' },
};
const none = { why: { kind: 'none' } } as const;

const whoami = z.looseObject({
  display: z.string().optional(),
  name: z.string().nullish(),
  email: z.string().nullish(),
});

/** What it's called, and whose account that is. Its phone number stays where it is. */
export function nameIn(reply: ToolReply): Part<{ name: string; account: string; email: string | null }> {
  return partIn(reply, (answers) => {
    const said = firstOf(whoami, answers);
    if (!said) return { why: badAnswer };
    const name = oneLine(said.name || said.display || '', maxNameChars);
    const email = oneLine(said.email ?? '', maxMailChars);
    if (!name && !email) return none;
    const account = email && !name.includes(email) ? `${name} (${email})`.trim() : name;
    return { value: { name: name || email, account, email: email || null } };
  });
}

const personaFile = z.looseObject({ file: z.string().optional(), content: z.string() });

/** As the manifest says, or the file's text alone. */
export function fileIn(reply: ToolReply, wanted: SelfFile): Part<string> {
  return partIn(reply, (answers) => {
    const read = firstOf(personaFile, answers);
    if (read?.file !== undefined && read.file !== wanted) return { why: badAnswer };
    const content = read?.content ?? firstOf(z.string(), answers);
    if (content === undefined) return { why: badAnswer };
    if (content.length > maxFileChars) return { why: { kind: 'too_big' } };
    const text = storable(content);
    return text.trim() === '' ? none : { value: text };
  });
}

const address = z.union([
  z.string(),
  z.null(),
  z.looseObject({ url: z.string().nullable() }).transform(({ url }) => url),
]);

/** The address of the avatar. */
export function avatarAddressIn(reply: ToolReply): Part<string> {
  return partIn(reply, (answers) => {
    const url = firstOf(address, answers);
    if (url === undefined) return { why: badAnswer };
    return url?.trim() ? { value: url.trim() } : none;
  });
}

const voiceInfo = z.looseObject({
  voice_id: z
    .string()
    .regex(/^[!-~]{1,256}$/)
    .nullable(),
  platform: z.enum(['elevenlabs', 'minimax']).nullable().catch(null),
});

export function voiceIn(reply: ToolReply): Part<NonNullable<AiSelf['voice']>> {
  return partIn(reply, (answers) => {
    if (answers.every((answer) => answer === null)) return none;
    const voice = firstOf(voiceInfo, answers);
    if (!voice) return { why: badAnswer };
    return voice.voice_id === null ? none : { value: { id: voice.voice_id, platform: voice.platform } };
  });
}

function partIn<Value>(reply: ToolReply, read: (answers: unknown[]) => Part<Value>): Part<Value> {
  if (!reply.ok) return { why: gapOf(reply.problem) };
  const { result } = reply;
  return result.isError ? { why: { kind: 'failed', problem: rejectedIn(result) } } : read(answersIn(result));
}

/** A tool's own error: it heard us, and has nothing for us. */
export function rejectedIn(result: CallToolResult): Problem {
  return { kind: 'rejected', status: null, detail: clean(textsIn(result).join(' ')) };
}

/** What a result says, likeliest first: its structured content, then each text, as JSON where it is some. */
export function answersIn(result: CallToolResult): unknown[] {
  const texts = textsIn(result).map((text) => {
    const json = parseJson(text);
    return json === undefined ? text : json;
  });
  return result.structuredContent === undefined ? texts : [result.structuredContent, ...texts];
}

function textsIn({ content }: CallToolResult): string[] {
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
}

function firstOf<Schema extends z.ZodType>(schema: Schema, answers: unknown[]): z.infer<Schema> | undefined {
  for (const answer of answers) {
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
