import { request } from 'undici';
import { z } from 'zod';
import { createJournal, type Journal } from '../journal.ts';
import type { Answer, Violate } from '../outside/service.ts';
import { refusal } from './refusal.ts';

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/watch */
const channelBody = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9\-_+/=]+$/)
    .max(64),
  type: z.literal('web_hook'),
  address: z.url(),
  token: z.string().max(256),
  params: z.strictObject({ ttl: z.string().regex(/^[1-9]\d*$/) }),
});
const stopBody = z.strictObject({ id: z.string(), resourceId: z.string() });

/** Milliseconds: Google gives no channel longer than a week. */
const longest = 604_800_000;

/** Where Google tells of changes in a calendar. */
export type Channel = {
  email: string;
  id: string;
  token: string;
  address: string;
  resourceId: string;
  resourceUri: string;
  /** Milliseconds since 1970. */
  expiration: number;
  /** Who made it, and alone may stop it; undefined for the service account itself. */
  subject: string | undefined;
  messages: number;
};

/** `status`: null where nobody answered. */
type Notification = {
  email: string;
  channelId: string;
  state: 'sync' | 'exists';
  number: number;
  status: number | null;
};

export type Channels = {
  /** Those that are open. */
  open: Channel[];
  /** Where a public host is in truth: what is told to it goes to this address on this machine, if to any. */
  hosts: Map<string, () => string>;
  notifications: Journal<Notification>;
};

export function createChannels() {
  const open: Channel[] = [];
  const hosts: Channels['hosts'] = new Map();
  const notifications = createJournal<Notification>();

  /** Told as https://developers.google.com/workspace/calendar/api/guides/push has it: headers, and no body. */
  const tell = async (channel: Channel, state: 'sync' | 'exists') => {
    channel.messages += 1;
    const { email, id, token, address, resourceId, resourceUri, messages: number } = channel;
    const status = await post(whereIs(address, hosts), {
      'content-type': 'application/json; utf-8',
      'x-goog-channel-id': id,
      'x-goog-channel-token': token,
      'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
      'x-goog-resource-id': resourceId,
      'x-goog-resource-uri': resourceUri,
      'x-goog-resource-state': state,
      'x-goog-message-number': String(number),
    });
    notifications.add({ email, channelId: id, state, number, status });
    return status;
  };

  return {
    open,
    hosts,
    notifications,
    watch(json: unknown, email: string, subject: string | undefined, violate: Violate): Answer {
      const body = channelBody.safeParse(json);
      if (!body.success) {
        violate(z.prettifyError(body.error));
        return refusal(400, 'invalid', 'Invalid Value', 'global');
      }
      const { id, token, address, params } = body.data;
      if (!mayBeTold(address)) {
        violate('an address without TLS');
        return refusal(
          400,
          'push.webhookUrlNotHttps',
          `WebHook callback must be HTTPS: ${address}`,
          'global',
        );
      }
      if (open.some((channel) => channel.id === id)) {
        violate('the id of another channel');
        return refusal(400, 'channelIdNotUnique', `Channel id ${id} not unique`, 'global');
      }
      const resourceId = `resource-${Buffer.from(email).toString('base64url')}`;
      const resourceUri = `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(email)}/events?alt=json`;
      const expiration = Date.now() + Math.min(Number(params.ttl) * 1_000, longest);
      const named = { id, token, resourceId, resourceUri };
      const channel = { ...named, email, address, expiration, subject, messages: 0 };
      open.push(channel);
      setImmediate(() => void tell(channel, 'sync'));
      return { status: 200, json: { kind: 'api#channel', ...named, expiration: String(expiration) } };
    },
    stop(json: unknown, subject: string | undefined, violate: Violate): Answer {
      const body = stopBody.safeParse(json);
      if (!body.success) {
        violate(z.prettifyError(body.error));
        return refusal(400, 'required', 'Required', 'global');
      }
      const { id, resourceId } = body.data;
      const at = open.findIndex(
        (channel) => channel.id === id && channel.resourceId === resourceId && channel.subject === subject,
      );
      if (at < 0) return refusal(404, 'notFound', `Channel '${id}' not found for project 'acme'`, 'global');
      open.splice(at, 1);
      return { status: 204 };
    },
    /** What each channel’s address answered. */
    async notify(email: string): Promise<(number | null)[]> {
      const told = open.filter((channel) => channel.email === email && channel.expiration > Date.now());
      return Promise.all(told.map((channel) => tell(channel, 'exists')));
    },
  };
}

/** Google takes https alone; this machine is let through, since nothing else can be told from here. */
function mayBeTold(address: string): boolean {
  return address.startsWith('https://') || isHere(address);
}

function isHere(address: string): boolean {
  return address.startsWith('http://127.0.0.1:');
}

/** Null for what is not on this machine. */
function whereIs(address: string, hosts: Channels['hosts']): string | null {
  const { hostname, pathname, search } = new URL(address);
  const origin = hosts.get(hostname)?.();
  const here = origin ? `${origin}${pathname}${search}` : address;
  return isHere(here) ? here : null;
}

async function post(address: string | null, headers: Record<string, string>): Promise<number | null> {
  if (!address) return null;
  try {
    const { statusCode, body } = await request(address, { method: 'POST', headers });
    await body.dump();
    return statusCode;
  } catch {
    return null;
  }
}
