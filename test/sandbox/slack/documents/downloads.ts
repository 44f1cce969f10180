import type { ServerResponse } from 'node:http';
import type { ReceivedRequest } from '../../http-server.ts';
import type { TokenGate } from '../api/tokens.ts';
import type { Features } from '../features.ts';
import type { Installation } from '../installation.ts';
import { WORKSPACE } from '../seed.ts';
import { type FileStore, wireFile } from './files.ts';

type Deps = {
  files: FileStore;
  tokens: TokenGate;
  installation: Installation;
  features: Features;
  violate: (text: string) => void;
};

/**
 * Gives the bytes of a file at its `url_private` and `url_private_download`. Without the scope comes the sign-in page with
 * 200, as apps report of Slack.
 */
export function createDownloads({ files, tokens, installation, features, violate }: Deps) {
  return async (path: string, request: ReceivedRequest, response: ServerResponse): Promise<void> => {
    const id = path.split('/')[2]?.slice(WORKSPACE.teamId.length + 1) ?? '';
    const file = files.find(id);
    await features.filesHeld;
    const denied = tokens.check(request, {}, 'bot');
    if (denied && !denied.expected) violate(`a file was asked for: ${denied.error}`);
    if (denied || !installation.allows('files:read') || !features.filesReadable) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!DOCTYPE html><title>Sign in</title>');
      return;
    }
    if (!file?.content) {
      response.writeHead(404, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><title>Not found</title>');
      return;
    }
    response.writeHead(200, { 'content-type': String(wireFile(file).mimetype) });
    response.end(file.content);
  };
}
