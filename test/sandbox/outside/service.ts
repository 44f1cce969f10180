import type { ServerResponse } from 'node:http';
import { drip } from '../drip.ts';
import { type ReceivedRequest, startHttpServer } from '../http-server.ts';
import { createJournal, type Journal } from '../journal.ts';

/** What an emulated service answers. */
export type Answer = {
  status: number;
  json?: unknown;
  text?: string;
  bytes?: Buffer;
  headers?: Record<string, string>;
};

export type OutsideCall = ReceivedRequest & {
  /** The parts of the path that vary. */
  ids: string[];
  /** The parsed body: JSON, or fields of a form. `undefined` where there is none or it is malformed. */
  json: unknown;
};

export type Route<Name extends string> = {
  name: Name;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: RegExp;
  handle(call: OutsideCall, violate: Violate): Answer | Promise<Answer>;
};

/** Notes what a client did that the interface does not allow. */
export type Violate = (what: string) => void;

/** `work`: whether the call takes effect although its answer is not the true one. */
type OutsideFault =
  | { do: 'answer'; answer: Answer; work?: boolean }
  /** The true answer, as it was when it was asked for, only then. */
  | { do: 'hold'; until: Promise<void> }
  | { do: 'hang'; work?: boolean }
  /** The true answer, a byte a second. */
  | { do: 'drip' }
  | { do: 'reset'; work?: boolean };

/** A token never enters it. */
type OutsideEntry<Name extends string> = {
  route: Name | 'unknown';
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  json: unknown;
  status: number | 'hung' | 'reset';
};

export type Outside<Name extends string> = {
  url: string;
  journal: Journal<OutsideEntry<Name>>;
  /** What a client did that the interface does not allow. A test ends by finding it empty. */
  violations: string[];
  /** Befalls the next call of this route, or so many. */
  fail(route: Name, fault: OutsideFault, times?: number): void;
  /** Nothing befalls it any more. */
  heal(): void;
  close(): Promise<void>;
};

export type OutsideOptions<Name extends string> = {
  port?: number | undefined;
  routes: readonly Route<Name>[];
  /** What every call must carry; the answer to one that does not. */
  gate(call: OutsideCall, violate: Violate): Answer | undefined;
  notFound: Answer;
};

/** The frame of a strict emulator over real HTTP: routes, a gate, a journal, faults. */
export async function startOutside<Name extends string>(
  options: OutsideOptions<Name>,
): Promise<Outside<Name>> {
  const { routes, gate, notFound, port } = options;
  const journal = createJournal<OutsideEntry<Name>>();
  const violations: string[] = [];
  const faults: { route: Name; fault: OutsideFault; left: number }[] = [];
  const take = (route: Name | undefined) => {
    const found = faults.find((entry) => entry.route === route && entry.left > 0);
    if (found) found.left -= 1;
    return found?.fault;
  };

  const server = await startHttpServer(async (request, response) => {
    const route = routes.find(({ method, path }) => method === request.method && path.test(request.path));
    const ids = (route?.path.exec(request.path) ?? []).slice(1).map(decodeURIComponent);
    const call = { ...request, ids, json: bodyOf(request) };
    const violate: Violate = (what) => void violations.push(`${request.method} ${request.path}: ${what}`);
    const work = async () => {
      if (!route) violate('unknown route');
      return gate(call, violate) ?? (route ? await route.handle(call, violate) : notFound);
    };
    const fault = take(route?.name);
    const isIdle = fault && fault.do !== 'hold' && fault.do !== 'drip' && !fault.work;
    const truth = isIdle ? undefined : await work();
    if (fault?.do === 'hold') await fault.until;
    const answer = fault?.do === 'answer' ? fault.answer : (truth ?? { status: 200 });
    const status = fault?.do === 'hang' ? 'hung' : fault?.do === 'reset' ? 'reset' : answer.status;
    journal.add({ ...entryOf(call), route: route?.name ?? 'unknown', status });
    if (fault?.do === 'reset') response.socket?.resetAndDestroy();
    else if (fault?.do === 'drip') drip(response, encode(answer), 1);
    else if (fault?.do !== 'hang') send(response, answer);
  }, port);

  return {
    url: server.url,
    journal,
    violations,
    fail: (route, fault, left = 1) => void faults.push({ route, fault, left }),
    heal: () => void faults.splice(0),
    close: server.close,
  };
}

function send(response: ServerResponse, answer: Answer): void {
  const { status, headers, bytes } = encode(answer);
  response.writeHead(status, headers);
  response.end(bytes);
}

function encode({ status, json, text, bytes, headers }: Answer) {
  const type = text === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  const said = text ?? (json === undefined ? '' : JSON.stringify(json));
  return { status, headers: { 'content-type': type, ...headers }, bytes: bytes ?? Buffer.from(said) };
}

function bodyOf({ headers, body }: ReceivedRequest): unknown {
  if (body.length === 0) return undefined;
  const text = body.toString('utf8');
  if (headers['content-type'] === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entryOf({ method, path, query, headers, json }: OutsideCall) {
  const secret = ['authorization', 'x-subscription-token', 'x-api-key'];
  const kept = Object.entries(headers).filter(([name]) => !secret.includes(name));
  return {
    method,
    path,
    query: Object.fromEntries(query),
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    json,
  };
}
