import { findBlockProblem } from '../blocks/validate.ts';
import { isRecord, type Json, records } from '../json.ts';
import { MESSAGE_LIMITS } from '../limits.ts';
import { textArg } from './arguments.ts';
import { Refusal } from './method.ts';

export type Content = { text?: string; blocks?: Json[]; attachments?: Json[] };

/** Who decides on contents: what counts as the app's mistake, and which blocks this workspace does not have. */
export type Judge = { violate: (text: string) => void; refusesBlock: (type: string) => boolean };

/** The contents of a message as given, checked against Slack's limits. */
export function contentOf(args: Json, judge: Judge, maxText: number): Content {
  const { violate } = judge;
  const refuse = (error: string, messages: string[] = []): never => {
    violate(`${error}: ${messages.join('; ')}`);
    throw new Refusal(error, {
      ...(messages.length > 0 && {
        errors: messages,
        response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
      }),
    });
  };
  const text = textArg(args, 'text');
  const problem = args.blocks === undefined ? undefined : findBlockProblem(args.blocks);
  if (problem) refuse(problem.error, problem.messages);
  refuseMissingBlocks(args.blocks, judge);
  if (text !== undefined && text.length > maxText)
    refuse('msg_too_long', [`text has ${text.length} characters`]);
  const attachments = args.attachments;
  if (attachments !== undefined && !Array.isArray(attachments)) refuse('invalid_attachments');
  const count = records(attachments).length;
  if (count > MESSAGE_LIMITS.attachments) refuse('too_many_attachments', [`${count} attachments`]);
  for (const attachment of records(attachments)) {
    const inner = attachment.blocks === undefined ? undefined : findBlockProblem(attachment.blocks);
    if (inner) refuse(inner.error, inner.messages);
  }
  return {
    ...(text !== undefined && { text }),
    ...(args.blocks !== undefined && { blocks: records(args.blocks) }),
    ...(attachments !== undefined && { attachments: records(attachments) }),
  };
}

/** A workspace without some blocks says what it says of blocks that nobody has. The app could not know. */
function refuseMissingBlocks(blocks: unknown, { refusesBlock }: Judge): void {
  const messages = records(blocks).flatMap(({ type }, index) =>
    refusesBlock(String(type))
      ? [`[ERROR] unsupported type: ${String(type)} [json-pointer:/blocks/${index}/type]`]
      : [],
  );
  if (messages.length > 0)
    throw new Refusal('invalid_blocks', { errors: messages, response_metadata: { messages } });
}

/** Slack takes blocks without a text; a reader of notifications then sees nothing, so we do not. */
export function requireWords(content: Content, violate: (text: string) => void): void {
  const hasText = (content.text ?? '') !== '';
  const hasMore = (content.blocks?.length ?? 0) + (content.attachments?.length ?? 0) > 0;
  if (!hasText && !hasMore) throw new Refusal('no_text');
  if (!hasText && content.blocks) violate('blocks without a fallback text');
}

export function metadataOf(args: Json): Json | undefined {
  const { metadata } = args;
  if (metadata === undefined) return undefined;
  if (!isRecord(metadata)) throw new Refusal('invalid_metadata_format');
  const { entities: _, ...rest } = metadata;
  if (Object.keys(rest).length === 0) return metadata;
  if (typeof metadata.event_type !== 'string' || !isRecord(metadata.event_payload))
    throw new Refusal('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(metadata)) > MESSAGE_LIMITS.metadataBytes)
    throw new Refusal('metadata_too_large');
  return metadata;
}
