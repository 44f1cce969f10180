import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, type RunningServer, sendJson, startHttpServer } from '../../http-server.ts';
import type { PikaStream } from '../../pikastream/service.ts';
import { parseJson } from '../../slack/json.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import type { KeptApp } from '../kept-app.ts';
import { createActs } from './acts.ts';
import { createFaces } from './faces.ts';
import { createLive, type Parts } from './live.ts';
import { isPicture } from './messages.ts';
import { type Found, pageFile, securityHeaders } from './page-files.ts';
import type { Progress } from './shown.ts';
import { shownParts } from './shown-parts.ts';
import { createTroubles } from './troubles.ts';

/** What the page shows once it's there. */
type Stage = { slack: SlackWorkspace; pika: PikaStream; app: KeptApp; speed: number };

/** What has to happen before anybody can try anything. */
const steps = ['Emulate Slack and PikaStream', 'Start the app', 'Connect it to Slack', 'Make two personas'];

/** The workspace in a browser. It's there before anything else is, and says what is still to come. */
export type Page = RunningServer & {
  show(stage: Stage): void;
  /** So many of the steps are done; all of them unless told. */
  progress(done?: number): void;
  /** The sandbox has come to an end, and why. */
  end(why: string): void;
};

function hosts({ url }: RunningServer): string[] {
  const { host, port } = new URL(url);
  return [host, `localhost:${port}`];
}

export async function openPage(): Promise<Page> {
  let progress: Progress = progressOf(0);
  let shown: Shown | undefined;
  const live = createLive(() => new Map([['progress', JSON.stringify(progress)], ...(shown?.parts() ?? [])]));
  const server = await startHttpServer(async (request, response) => {
    const { method, path } = request;
    // A name of somebody else's that leads to this machine makes their page one with ours.
    if (!hosts(server).includes(request.headers.host ?? ''))
      return sendJson(response, 421, { words: 'Nothing here.' });
    if (method === 'GET' && path === '/live') return live.open(response);
    if (method === 'POST') return answerPost(request, response, shown);
    const found = method === 'GET' ? ((await pageFile(path)) ?? (await shown?.find(path))) : undefined;
    if (!found) return sendJson(response, 404, { words: 'Nothing here.' });
    response.writeHead(200, { ...securityHeaders, 'content-type': found.type });
    response.end(found.body);
  });
  const say = (next: Progress) => {
    progress = next;
    live.touch();
  };
  return {
    ...server,
    show(stage) {
      shown = shownOf(stage, live.touch);
    },
    progress: (done = steps.length) => say(progressOf(done)),
    end: (why) => say({ ...progress, over: why }),
  };
}

function progressOf(done: number): Progress {
  const isReady = done >= steps.length;
  return { isReady, over: null, steps: steps.map((name, index) => ({ name, isDone: index < done })) };
}

type Shown = {
  parts(): Parts;
  act: ReturnType<typeof createActs>;
  /** Takes a file that Ada puts into a form; answers with its id. */
  give(name: string, content: Buffer): string;
  find(path: string): Promise<Found | undefined>;
};

function shownOf({ slack, pika, app, speed }: Stage, changed: () => void): Shown {
  const troubles = createTroubles({ slack, pika, app, speed, changed });
  const faces = createFaces(async () => `http://127.0.0.1:${await app.up}`);
  slack.journal.follow(({ kind }) => /^(message|ephemeral|view)$/.test(kind) && changed());
  pika.journal.follow(({ kind }) => kind === 'session' && changed());
  return {
    parts: () => shownParts({ slack, sessions: pika.sessions, troubles: troubles.shown() }),
    act: createActs({ slack, pika, troubles }),
    give: (name, content) => slack.giveFile({ name, content, user: slack.users.ada.id }).id,
    async find(path) {
      const session = /^\/calls\/([\w-]+)\/face$/.exec(path)?.[1];
      const face = pika.sessions.find(({ id }) => id === session)?.image;
      if (face) return { type: 'image/png', body: face.bytes };
      return (await faces(path)) ?? documentAt(slack, path);
    },
  };
}

async function answerPost(
  { path, query, headers, body }: ReceivedRequest,
  response: ServerResponse,
  shown: Shown | undefined,
): Promise<void> {
  // A page of another site can send a form, but neither JSON nor bytes.
  const type = headers['content-type'];
  if (!shown) return sendJson(response, 503, { words: 'Still starting.' });
  if (path === '/act' && type === 'application/json')
    return sendJson(response, 200, await shown.act(parseJson(body.toString('utf8'))));
  if (path === '/files' && type === 'application/octet-stream')
    return sendJson(response, 200, { id: shown.give(query.get('name') ?? 'file', body) });
  return sendJson(response, 404, { words: 'Nothing here.' });
}

/** What the app wrote or showed, as it is read behind the links on the page. */
function documentAt(slack: SlackWorkspace, path: string): Found | undefined {
  const [, kind, id = ''] = path.split('/');
  const plain = (body: string | undefined) =>
    body === undefined ? undefined : { type: 'text/plain; charset=utf-8', body };
  if (kind === 'canvases') return plain(slack.canvases().find((canvas) => canvas.id === id)?.markdown);
  const file = kind === 'files' ? slack.findFile(id) : undefined;
  if (file?.content && isPicture(file.name))
    return { type: file.name.endsWith('png') ? 'image/png' : 'image/jpeg', body: file.content };
  return plain(file?.text);
}
