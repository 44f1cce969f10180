import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { isSame } from '../../services/common/secret.ts';
import { parseJson } from '../../services/http/parse-json.ts';
import { type PushedEvent, pushedEventSchema } from '../../services/sessions/session-event.ts';
import { acknowledge, isJson } from '../http/acknowledge.ts';
import type { Route } from '../http/server.ts';

/** Three hours of transcript in one `notes.ready` are about 1 MB. */
const maxBodyBytes = 2 * 1024 * 1024;
/** How far an event's time may be from now, as the standard has it. */
const toleranceMs = 300_000;

/** As the standard prescribes. Repeated headers, which Node joins with a comma and a space, don't match. */
const shapes = {
  'webhook-id': /^[^\s,]{1,256}$/,
  'webhook-timestamp': /^\d{1,12}$/,
  'webhook-signature': /^v\d\w*,[\w+/=]+( v\d\w*,[\w+/=]+)*$/,
} as const;

export type WebhookDoorOptions = {
  /** `whsec_…`, several separated by spaces while they are rotated. */
  secrets: string;
  /** Resolves once the event is stored, or was before. */
  record: (event: PushedEvent) => Promise<void>;
  /** The database's clock. */
  now: () => Date;
  log: { error(fields: object, message: string): void };
};

/** `POST /webhooks/pikastream`: events of sessions, signed as https://www.standardwebhooks.com prescribes. */
export function webhookDoor({ secrets, record, now, log }: WebhookDoorOptions): Route {
  const keys = secrets.split(' ').map((secret) => new Webhook(secret));
  return {
    method: 'POST',
    path: '/webhooks/pikastream',
    maxBodyBytes,
    async handle({ headers, body: read }) {
      const signature = signatureIn(headers, now());
      if (!signature) return { status: 401 };
      const body = await read();
      if (!isSigned(keys, signature, body)) return { status: 401 };
      if (!isJson(headers)) return { status: 415 };
      const event = pushedEventSchema.safeParse(parseJson(body.toString('utf8')));
      if (!event.success) return { status: 400 };
      return acknowledge(record(event.data), log, { event: event.data.id });
    },
  };
}

type Signature = { id: string; at: Date; signatures: readonly string[] };

/** What the headers say of a signature; null if one is missing or malformed, or not within five minutes of now. */
function signatureIn(headers: IncomingHttpHeaders, now: Date): Signature | null {
  const given = Object.entries(shapes).map(([name, shape]) => [headers[name], shape] as const);
  if (!given.every(([value, shape]) => typeof value === 'string' && shape.test(value))) return null;
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
  // Not left to the library, which goes by this machine's clock.
  if (Math.abs(now.getTime() - at.getTime()) > toleranceMs) return null;
  const signatures = String(headers['webhook-signature']).split(' ');
  return { id: String(headers['webhook-id']), at, signatures };
}

/** Whether one of our keys signed these bytes. */
function isSigned(keys: readonly Webhook[], { id, at, signatures }: Signature, body: Buffer): boolean {
  // The library signs text: other bytes would be changed before they are compared.
  if (!isUtf8(body)) return false;
  return keys.some((key) => {
    const wanted = key.sign(id, at, body);
    return signatures.some((signature) => isSame(signature, wanted));
  });
}
