import type { ReceivedRequest } from '../http-server.ts';

/** A body as its content type says, parsed strictly; `problem` where the two do not agree. */
export type RequestBody = {
  json: unknown;
  fields: Record<string, string>;
  files: Record<string, { filename: string; type: string; bytes: Buffer }>;
  kind: 'none' | 'json' | 'multipart' | 'other';
  problem: string | undefined;
};

export async function readRequestBody({ headers, body }: ReceivedRequest): Promise<RequestBody> {
  const type = headers['content-type'] ?? '';
  const parsed: RequestBody = { json: undefined, fields: {}, files: {}, kind: 'other', problem: undefined };
  if (body.length === 0) return { ...parsed, kind: 'none' };
  try {
    if (/^application\/json\b/i.test(type)) {
      return { ...parsed, kind: 'json', json: JSON.parse(body.toString('utf8')) };
    }
    if (/^multipart\/form-data;/i.test(type)) {
      await readMultipart(body, type, parsed);
      return { ...parsed, kind: 'multipart' };
    }
    return parsed;
  } catch (error) {
    return { ...parsed, problem: `the body is not what ${type.split(';')[0]} says: ${String(error)}` };
  }
}

async function readMultipart(body: Buffer, type: string, into: RequestBody): Promise<void> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) {
    if (name in into.fields || name in into.files) throw new Error(`two parts are named ${name}`);
    if (typeof value === 'string') into.fields[name] = value;
    else {
      into.files[name] = {
        filename: value.name,
        type: value.type,
        bytes: Buffer.from(await value.arrayBuffer()),
      };
    }
  }
}
