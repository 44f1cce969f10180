import { drawFace } from '../../sandbox/faces/draw-face.ts';
import type { PikaStream } from '../../sandbox/pikastream/service.ts';

export const meetUrl = 'https://meet.google.com/abc-defg-hij';
const portrait = drawFace('a friendly face', 512);

type Fields = Record<string, string | Blob | undefined>;

/** The wire as a well-behaved client speaks it, in as few words as tests need. */
export function clientOf(pika: PikaStream, key = pika.devKey) {
  const authorization = `DevKey ${key}`;
  const call = (method: string, path: string, init: RequestInit = {}) => {
    const skill = path.startsWith('/proxy/realtime/') ? { 'x-skill-name': 'pikastream-video-meeting' } : {};
    return fetch(`${pika.url}${path}`, {
      ...init,
      method,
      headers: { authorization, ...skill, ...init.headers },
    });
  };
  const postJson = (path: string, body: unknown, more: Record<string, string> = {}) =>
    call('POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...more },
    });
  const session = (id: string, rest = '') => `/proxy/realtime/session/${id}${rest}`;
  const client = {
    call,
    postJson,
    balance: async () => (await jsonOf(call('GET', '/developer/balance'))).balance,
    create: (fields: Fields = {}, signal: AbortSignal | null = null) =>
      call('POST', '/proxy/realtime/meeting-session', { body: sessionForm(fields), signal }),
    createdId: async (fields: Fields = {}) => String((await jsonOf(client.create(fields))).session_id),
    status: (id: string) => call('GET', session(id)),
    remove: (id: string) => call('DELETE', session(id)),
    events: (id: string, after = '') => call('GET', session(id, `/events?after=${after}`)),
    notes: (id: string) => call('GET', session(id, '/notes')),
  };
  return client;
}

export async function jsonOf(response: Promise<Response> | Response): Promise<Record<string, unknown>> {
  return (await (await response).json()) as Record<string, unknown>;
}

/** The status of an answer, or the error where none came. */
export const failure = (promise: Promise<Response>) =>
  promise.then(
    (r) => r.status,
    (error: Error) => error,
  );

/** A right form, with fields put over it; `undefined` leaves one out. */
function sessionForm(over: Fields): FormData {
  const form = new FormData();
  const fields: Fields = {
    image: new Blob([new Uint8Array(portrait)], { type: 'image/png' }),
    voice_id: 'English_radiant_girl',
    meet_url: meetUrl,
    bot_name: 'Ada',
    platform: 'google_meet',
    ...over,
  };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, 'avatar.png');
  }
  return form;
}
