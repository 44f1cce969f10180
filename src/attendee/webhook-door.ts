import { isUtf8 } from 'node:buffer';
import { createRateLimit, type Rate } from '../../services/common/rate-limit.ts';
import type { EarsPush } from '../../services/ears/ports/ears-service.ts';
import { parseJson } from '../../services/http/parse-json.ts';
import {
  attendeeWebhookPath,
  isSignedPush,
  maxPushValues,
  pushIn,
} from '../../services/integrations/attendee/push.ts';
import { acknowledge, isJson } from '../http/acknowledge.ts';
import type { Route } from '../http/server.ts';
import { tooMany } from '../http/too-many.ts';

/** The longest that anyone says in one go, each character escaped, is 120 kB. */
const maxBodyBytes = 256 * 1024;

/** Fifty calls in which everybody talks push some thirty a second. */
export const pushRate: Rate = { burst: 600, everySeconds: 0.016 };
/** Of those that were signed, no matter by whom: the database has other work. */
export const signedRate: Rate = { burst: 1_200, everySeconds: 0.008 };

/** Base64 of 32 bytes. Repeated headers, which Node joins with a comma, don't match. */
const signatureShape = /^[A-Za-z0-9+/]{43}=$/;

export type AttendeeDoorOptions = {
  /** Base64 of 32 bytes each, several separated by spaces while they are rotated. */
  secrets: string;
  /** Resolves once what was pushed is stored. */
  hear: (push: EarsPush) => Promise<void>;
  /** Milliseconds of a clock that only goes on. */
  clock: () => number;
  log: { error(fields: object, message: string): void };
};

/** `POST /webhooks/attendee`: what its bots hear and how they stand. */
export function attendeeDoor({ secrets, hear, clock, log }: AttendeeDoorOptions): Route {
  const keys = secrets.split(' ').map((secret) => Buffer.from(secret, 'base64'));
  const ofOne = createRateLimit(pushRate, clock);
  const signed = createRateLimit(signedRate, clock);
  return {
    method: 'POST',
    path: attendeeWebhookPath,
    maxBodyBytes,
    async handle({ headers, sender, body: read }) {
      const signature = String(headers['x-webhook-signature'] ?? '');
      if (!signatureShape.test(signature)) return { status: 401 };
      const waitMs = ofOne.take(sender());
      if (waitMs > 0) return tooMany(waitMs);
      const bytes = await read();
      const text = bytes.toString('utf8');
      if (!isUtf8(bytes) || !isSignedPush(keys, signature, text)) return { status: 401 };
      if (!isJson(headers)) return { status: 415 };
      const signedWaitMs = signed.take('');
      if (signedWaitMs > 0) return tooMany(signedWaitMs);
      const push = pushIn(parseJson(text, { maxValues: maxPushValues }));
      if (push === undefined) return { status: 400 };
      // Somebody else's bot: sent again it would still be.
      if (push === null) return { status: 202 };
      return acknowledge(hear(push), log, { meeting: push.meetingId });
    },
  };
}
