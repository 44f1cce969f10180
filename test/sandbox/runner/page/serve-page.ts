import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, type RunningServer, sendJson, startHttpServer } from '../../http-server.ts';
import { isRecord, parseJson } from '../../slack/json.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import type { Ada } from '../ada.ts';
import { typedValue } from '../typed-value.ts';
import { modalHtml } from './modals.ts';
import { isPicture } from './pictures.ts';
import { namesIn, threadsHtml } from './threads.ts';

const pageFile = new URL('./page.html', import.meta.url);
const avatarFile = new URL('../../../../services/personas/default-avatar.png', import.meta.url);
/** Milliseconds; a burst of edits is drawn once. */
const drawEvery = 50;
const drawn: ReadonlySet<string> = new Set(['message', 'ephemeral', 'view']);

/**
 * The workspace in a browser: its threads as they grow, with buttons that work and a line to write in. `app`: where the
 * app is, whose faces the page fetches as Slack does.
 */
export async function servePage(
  slack: SlackWorkspace,
  ada: Ada,
  app: () => Promise<string>,
): Promise<RunningServer> {
  const [page, avatar] = await Promise.all([readFile(pageFile, 'utf8'), readFile(avatarFile)]);
  const watchers = new Set<ServerResponse>();
  const frame = () => {
    const parts = { threads: threadsHtml(slack), modal: modalHtml(slack, namesIn(slack)) };
    return `data: ${JSON.stringify(parts)}\n\n`;
  };
  let timer: NodeJS.Timeout | undefined;
  slack.journal.follow(({ kind }) => {
    if (timer || !drawn.has(kind)) return;
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
      case 'POST /form':
        return sendJson(response, 200, { words: await act(request, slack, ada) });
      default: {
        const found = (await faceOf(request, app)) ?? documentOf(slack, request);
        if (found) return send(response, found.type, found.body);
        return sendJson(response, 404, { words: 'Nothing here.' });
      }
    }
  });
}

async function act(
  { path, headers, body }: ReceivedRequest,
  slack: SlackWorkspace,
  ada: Ada,
): Promise<string | null> {
  // A page of another site can send a form, but no JSON.
  const asked = headers['content-type'] === 'application/json' ? parseJson(body.toString('utf8')) : null;
  if (!isRecord(asked)) return 'That was not understood.';
  const text = (name: string) => String(asked[name] ?? '');
  try {
    if (path === '/say') return await ada.type(text('line'));
    if (path === '/form') return await fillIn(slack, text('viewId'), asked.values);
    const message = { channel: text('channel'), ts: text('ts') };
    const option = text('option') || undefined;
    const pressed = { actionId: text('actionId'), blockId: text('blockId'), option };
    return await (text('viewId') === ''
      ? ada.press(message, pressed)
      : ada.forms.press(text('viewId'), pressed));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Submits the form that stands open before Ada, or closes it where nothing is filled in. */
async function fillIn(slack: SlackWorkspace, viewId: string, given: unknown): Promise<string | null> {
  const user = slack.users.ada.id;
  if (!isRecord(given)) {
    await slack.closeView({ user, viewId });
    return null;
  }
  const inputs = slack.openViews(user).find(({ id }) => id === viewId)?.inputs ?? [];
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.map(String)];
      const field = inputs.find((input) => input.blockId === name && isTyped(input));
      // People are typed by name, files by their path on this machine; an empty field is empty.
      return [name, field && value !== '' ? typedValue(field, String(value), slack) : String(value)];
    }),
  );
  const answer = await slack.submitView({ user, viewId, values });
  if (!answer.ok) return `The app did not answer the form (${answer.error ?? answer.status}).`;
  return answer.errors ? Object.values(answer.errors).join(' ') : null;
}

function isTyped({ type }: { type: string }): boolean {
  return ['users_select', 'multi_users_select', 'file_input'].includes(type);
}

type Found = { type: string; body: Buffer | string };

/** A persona's picture, from the app itself. */
async function faceOf({ method, path }: ReceivedRequest, app: () => Promise<string>): Promise<Found | null> {
  if (method !== 'GET' || !path.startsWith('/faces/')) return null;
  const answer = await fetch(`${await app()}${path}`);
  if (!answer.ok) return null;
  return {
    type: answer.headers.get('content-type') ?? '',
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** What the app wrote or showed, as it is read behind the links on the page. */
function documentOf(slack: SlackWorkspace, { method, path }: ReceivedRequest): Found | undefined {
  const [, kind, id] = path.split('/');
  if (method !== 'GET') return undefined;
  const plain = (body: string | undefined) =>
    body === undefined ? undefined : { type: 'text/plain; charset=utf-8', body };
  if (kind === 'canvases') return plain(slack.canvases().find((canvas) => canvas.id === id)?.markdown);
  const file = kind === 'files' ? slack.findFile(id ?? '') : undefined;
  if (file?.content && isPicture(file.name))
    return { type: file.name.endsWith('png') ? 'image/png' : 'image/jpeg', body: file.content };
  return plain(file?.text);
}

function send(response: ServerResponse, type: string, body: Buffer | string): void {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
}
