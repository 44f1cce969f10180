import type { ReceivedRequest } from '../../http-server.ts';
import { isRecord, type Json, parseJson } from '../json.ts';
import { Refusal } from './method.ts';

/** These travel as JSON text inside a form, and as plain values inside a JSON body. */
const JSON_ARGUMENTS = new Set([
  'blocks',
  'attachments',
  'metadata',
  'files',
  'view',
  'document_content',
  'channel_ids',
  'user_ids',
  'prompts',
  'outputs',
]);
const JSON_ERRORS: Record<string, string> = {
  blocks: 'invalid_blocks_format',
  attachments: 'invalid_attachments',
  metadata: 'invalid_metadata_format',
};

/** The arguments of a call, from query, form or JSON body. */
export function argumentsOf(request: ReceivedRequest): Json {
  const type = String(request.headers['content-type'] ?? '');
  const body = request.body.toString('utf8');
  const query = Object.fromEntries(request.query);
  if (type.includes('application/json')) {
    const parsed = body === '' ? {} : parseJson(body);
    if (!isRecord(parsed)) throw new Refusal('json_not_object');
    return withValues({ ...query, ...parsed });
  }
  if (body !== '' && !type.includes('application/x-www-form-urlencoded'))
    throw new Refusal('invalid_post_type');
  return withValues({ ...query, ...Object.fromEntries(new URLSearchParams(body)) });
}

function withValues(args: Json): Json {
  const entries = Object.entries(args).map(([key, value]) => {
    if (typeof value !== 'string' || !isJson(key, value)) return [key, value];
    const parsed = parseJson(value);
    if (parsed === undefined) throw new Refusal(JSON_ERRORS[key] ?? 'invalid_arguments');
    return [key, parsed];
  });
  return Object.fromEntries(entries);
}

/**
 * `users` is a list of people for calls, and their ids with commas between where a conversation is opened. `error` is an
 * object beside an item's details, and a sentence beside a step of a workflow.
 */
function isJson(key: string, value: string): boolean {
  if (key === 'users') return value.startsWith('[');
  return key === 'error' ? value.startsWith('{') : JSON_ARGUMENTS.has(key);
}

export function textArg(args: Json, key: string): string | undefined {
  const value = args[key];
  return value === undefined || value === null ? undefined : String(value);
}

export function flagArg(args: Json, key: string): boolean {
  return ['true', '1'].includes(String(args[key] ?? ''));
}

export function integerArg(args: Json, key: string): number | undefined {
  const value = args[key];
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  if (!Number.isInteger(number)) throw new Refusal('invalid_arguments');
  return number;
}
