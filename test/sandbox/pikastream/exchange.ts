import type { Handler, ReceivedRequest } from '../http-server.ts';
import type { Journal } from '../journal.ts';
import { type Answer, refusal } from './answer.ts';
import type { Rooms } from './call.ts';
import type { FaultEffect, FaultList } from './faults.ts';
import { handlers } from './handlers.ts';
import type { PikaJournalEntry } from './journal-entry.ts';
import { readRequestBody } from './request-body.ts';
import { requestEntry } from './request-entry.ts';
import { respond } from './respond.ts';
import { matchRoute, openRoutes, type RouteName } from './routes.ts';
import { maxRecordingBytes } from './voices.ts';

/** What a form adds to its file. */
const multipartBytes = 4 * 1024;

type Deps = {
  rooms: Rooms;
  faults: FaultList;
  journal: Journal<PikaJournalEntry>;
  devKey: string;
  maxBodyBytes: number;
  wrap: boolean;
  now: () => number;
};

/** One request: recorded, checked, worked on and answered, as far as the faults let it. */
export function createExchange(deps: Deps): Handler {
  const { rooms, faults, journal, now } = deps;
  let count = 0;

  return async (request, response) => {
    count += 1;
    const number = count;
    const body = await readRequestBody(request);
    const match = matchRoute(request.method, request.path);
    const { method, path } = request;
    journal.add(requestEntry({ number, at: new Date(now()), route: match.name, request, body }));

    const fault = match.name === 'unknown' ? undefined : faults.take(match.name, match.id, request);
    const effect = fault?.effect;
    let worked = false;
    const work = async (): Promise<Answer> => {
      if (match.name === 'unknown') return unknownRoute(rooms, request, match.pathKnown);
      const refused = gate(deps, request, match.name);
      if (refused) return refused;
      const answer = await handlers[match.name](rooms, { id: match.id, request, body });
      worked = answer.status < 300;
      return answer;
    };

    if (effect?.do === 'wait' && effect.before === 'work') await effect.until();
    const leavesUndone = effect && 'work' in effect && !effect.work;
    const truth = leavesUndone ? undefined : await work();
    if (effect?.do === 'wait' && effect.before === 'answer') await effect.until();

    const answer = told(truth, effect, deps.wrap && match.name !== 'image.generate');
    const status = respond(response, answer, effect);
    const outcome = { number, at: new Date(now()), route: match.name, method, path, status, worked };
    journal.add({ kind: 'response', ...outcome, fault: fault?.label });
  };
}

/** What every call must carry, whatever it asks for. */
function gate(
  { rooms, devKey, maxBodyBytes }: Deps,
  { method, path, headers, body }: ReceivedRequest,
  route: RouteName,
): Answer | undefined {
  if (openRoutes.has(route)) return undefined;
  if (headers.authorization !== `DevKey ${devKey}`) {
    rooms.violate(`${method} ${path} with ${headers.authorization === undefined ? 'no' : 'a wrong'} key`);
    return refusal(401, 'AUTHENTICATION_FAILED', 'invalid developer key');
  }
  const skill = headers['x-skill-name'];
  if (route.startsWith('session.') && skill !== 'pikastream-video-meeting') {
    rooms.violate(`${method} ${path} without X-Skill-Name: pikastream-video-meeting`);
  }
  // The public client names its skill to the realtime calls only.
  if (!route.startsWith('session.') && skill !== undefined)
    rooms.violate(`${method} ${path} with X-Skill-Name`);
  const limit = route === 'voice.upload' ? maxRecordingBytes + multipartBytes : maxBodyBytes;
  if (body.length > limit) {
    rooms.violate(`${method} ${path} with a body of ${body.length} bytes`);
    return refusal(413, 'TOO_LARGE', `at most ${limit} bytes`);
  }
  if ((method === 'GET' || method === 'DELETE') && body.length > 0) {
    rooms.violate(`${method} ${path} with a body`);
  }
  return undefined;
}

function unknownRoute({ violate }: Rooms, { method, path }: ReceivedRequest, pathKnown: boolean): Answer {
  violate(`unknown route ${method} ${path}`);
  return pathKnown
    ? refusal(405, 'METHOD_NOT_ALLOWED', `${method} is not for ${path}`)
    : refusal(404, 'NOT_FOUND', `no ${path} here`);
}

/** What the client is told: the truth, the truth changed, or something else; `{data: …}` round it if so set. */
function told(truth: Answer | undefined, effect: FaultEffect | undefined, wrap: boolean): Answer {
  if (effect?.do === 'answer') return effect.answer;
  const answer = truth ?? { status: 200 };
  if (answer.json === undefined) return answer;
  const json = effect?.do === 'rewrite' ? effect.rewrite(answer.json) : answer.json;
  return { ...answer, json: wrap && answer.status < 300 ? { data: json } : json };
}
