import type { ReceivedRequest } from '../../http-server.ts';
import type { FileStore } from './files.ts';

type Deps = { files: FileStore; violate: (text: string) => void };

/**
 * Takes the bytes of a file, raw or as the only file of a form
 * (https://docs.slack.dev/reference/methods/files.getUploadURLExternal). Answers with status and words, as Slack's
 * upload service does.
 */
export function createUploads({ files, violate }: Deps) {
  return async (address: string, request: ReceivedRequest): Promise<{ status: number; text: string }> => {
    const refuse = (status: number, problem: string) => {
      violate(`upload: ${problem}`);
      return { status, text: problem };
    };
    const file = files.at(address);
    if (!file) return refuse(404, 'no such upload address');
    if (request.method !== 'POST') return refuse(405, `${request.method} instead of POST`);
    if (file.content) return refuse(409, `${file.name} was uploaded before`);
    const content = await contentOf(request);
    if (!content) return refuse(400, 'a form without one file');
    if (content.length !== file.size)
      return refuse(400, `${file.name} has ${content.length} bytes, not ${file.size} as announced`);
    files.change(file, { content, text: content.toString('utf8') });
    return { status: 200, text: `OK - ${content.length}` };
  };
}

async function contentOf({ headers, body }: ReceivedRequest): Promise<Buffer | undefined> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const parts = [...form.values()].filter((part) => typeof part !== 'string');
  return parts.length === 1 && parts[0] ? Buffer.from(await parts[0].arrayBuffer()) : undefined;
}
