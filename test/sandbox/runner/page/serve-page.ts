import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, type RunningServer, sendJson, startHttpServer } from '../../http-server.ts';
import { isRecord, parseJson } from '../../slack/json.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import type { Ada } from '../ada.ts';
import { threadsHtml } from './threads.ts';

const pageFile = new URL('./page.html', import.meta.url);
const avatarFile = new URL('../../../../services/personas/default-avatar.png', import.meta.url);
/** Milliseconds; a burst of edits is drawn once. */
const drawEvery = 50;

/** The workspace in a browser: its threads as they grow, with buttons that work and a line to write in. */
export async function servePage(slack: SlackWorkspace, ada: Ada): Promise<RunningServer> {
  const [page, avatar] = await Promise.all([readFile(pageFile, 'utf8'), readFile(avatarFile)]);
  const watchers = new Set<ServerResponse>();
  const frame = () => `data: ${JSON.stringify(threadsHtml(slack))}\n\n`;
  let timer: NodeJS.Timeout | undefined;
  slack.journal.follow(({ kind }) => {
    if (timer || (kind !== 'message' && kind !== 'ephemeral')) return;
    timer = setTimeout(() => {
      timer = undefined;
      for (const watcher of watchers) watcher.write(frame());
    }, drawEvery);
    timer.unref();
  });

  return startHttpServer(async (request, response) => {
    switch (`${request.method} ${request.path}`) {
      case 'GET /':
        return send(
          response,
          'text/html; charset=utf-8',
          page.replace('<!--threads-->', () => threadsHtml(slack)),
        );
      case 'GET /avatar.png':
        return send(response, 'image/png', avatar);
      case 'GET /live':
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        response.write(frame());
        watchers.add(response);
        response.on('close', () => watchers.delete(response));
        return;
      case 'POST /press':
      case 'POST /say':
        return sendJson(response, 200, { words: await act(request, ada) });
      default:
        return sendJson(response, 404, { words: 'Nothing here.' });
    }
  });
}

async function act({ path, headers, body }: ReceivedRequest, ada: Ada): Promise<string | null> {
  // A page of another site can send a form, but no JSON.
  const asked = headers['content-type'] === 'application/json' ? parseJson(body.toString('utf8')) : null;
  if (!isRecord(asked)) return 'That was not understood.';
  const text = (name: string) => String(asked[name] ?? '');
  try {
    if (path === '/say') return await ada.type(text('line'));
    const message = { channel: text('channel'), ts: text('ts') };
    return await ada.press(message, text('actionId'), text('blockId'));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function send(response: ServerResponse, type: string, body: Buffer | string): void {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
}
