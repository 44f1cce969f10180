import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { isSame } from '../../services/common/secret.ts';
import { parseJson } from '../../services/http/parse-json.ts';
import { type PushedEvent, pushedEventSchema } from '../../services/sessions/session-event.ts';
import type { Route } from '../http/server.ts';

/** Three hours of transcript in one `notes.ready` are about 1 MB. */
const largestBody = 2 * 1024 * 1024;
/** Milliseconds that an event may be old, or ahead, as the standard has it. */
const tolerance = 300_000;
/** Milliseconds until the sender is told to come again. */
const deadline = 2_500;

/** What the standard prescribes; a doubled header, joined by a comma and a space, is none of it. */
const shapes = {
  'webhook-id': /^[^\s,]{1,256}$/,
  'webhook-timestamp': /^\d{1,12}$/,
  'webhook-signature': /^v\d\w*,[\w+/=]+( v\d\w*,[\w+/=]+)*$/,
} as const;

export type WebhookDoorOptions = {
  /** `whsec_…`, several separated by spaces while they are being changed. */
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
    largestBody,
    async handle({ headers, body }) {
      if (!isSigned(keys, headers, body, now())) return { status: 401 };
      if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return { status: 415 };
      const event = pushedEventSchema.safeParse(parseJson(body.toString('utf8')));
      if (!event.success) return { status: 400 };
      try {
        await within(deadline, record(event.data));
        return { status: 202 };
      } catch (error) {
        // Not acknowledged: it comes again.
        log.error({ err: error, event: event.data.id }, 'a pushed event was not stored');
        return { status: 503 };
      }
    },
  };
}

/** Whether one of our keys signed these bytes within five minutes of now, before or after. */
function isSigned(keys: readonly Webhook[], headers: IncomingHttpHeaders, body: Buffer, now: Date): boolean {
  const given = Object.entries(shapes).map(([name, shape]) => [headers[name], shape] as const);
  if (!given.every(([value, shape]) => typeof value === 'string' && shape.test(value))) return false;
  // The library signs text: bytes that are none would be changed before they are compared.
  if (!isUtf8(body)) return false;
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
  // Not left to the library, which takes this machine's clock for the time.
  if (Math.abs(now.getTime() - at.getTime()) > tolerance) return false;
  const signatures = String(headers['webhook-signature']).split(' ');
  return keys.some((key) => {
    const wanted = key.sign(String(headers['webhook-id']), at, body);
    return signatures.some((signature) => isSame(signature, wanted));
  });
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The database took too long')), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
