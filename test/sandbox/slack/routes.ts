import type { ServerResponse } from 'node:http';
import { type Handler, type ReceivedRequest, sendJson } from '../http-server.ts';
import type { Journal } from '../journal.ts';
import type { createApi } from './api/server.ts';
import type { createDownloads } from './documents/downloads.ts';
import type { createUploads } from './documents/uploads.ts';
import type { SlackJournalEntry } from './journal-entries.ts';
import { isRecord, parseJson } from './json.ts';
import type { ResponseUrls } from './response-urls.ts';

type Deps = {
  api: ReturnType<typeof createApi>;
  upload: ReturnType<typeof createUploads>;
  download: ReturnType<typeof createDownloads>;
  responseUrls: ResponseUrls;
  journal: Journal<SlackJournalEntry>;
  violate: (text: string) => void;
};

/** What the app may call at Slack: methods, `response_url`s and upload addresses. */
export function createRoutes({ api, upload, download, responseUrls, journal, violate }: Deps): Handler {
  const receive = (id: string, request: ReceivedRequest, response: ServerResponse): void => {
    const parsed = parseJson(request.body.toString('utf8'));
    const body = isRecord(parsed) ? parsed : {};
    const { status, json } = responseUrls.receive(id, body);
    journal.add({ kind: 'response_url', at: Date.now(), body, status });
    sendJson(response, status, json);
  };

  return async (request, response) => {
    const [, room, name = '', rest = ''] = request.path.split('/');
    if (room === 'api') return api(name, request, response);
    if (room === 'response' && request.method === 'POST') return receive(name, request, response);
    if (room === 'files-pri') return download(request.path, request, response);
    if (room === 'upload' && name === 'v1') {
      const { status, text } = await upload(rest, request);
      response.writeHead(status, { 'content-type': 'text/plain' });
      response.end(text);
      return;
    }
    violate(`unknown route: ${request.method} ${request.path}`);
    sendJson(response, 404, { ok: false, error: 'not_found' });
  };
}
