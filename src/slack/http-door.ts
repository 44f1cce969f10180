import { z } from 'zod';
import { createRateLimit } from '../../services/common/rate-limit.ts';
import type { HttpAnswer, HttpRequest, Route } from '../http/server.ts';
import type { Delivery, Intake } from './intake.ts';
import { isSignedBySlack, signatureIn } from './signature.ts';

/** Slack's own bodies are well below this. */
const maxBodyBytes = 1024 * 1024;

export const slackEventsPath = '/slack/events';

/** What Bolt takes for granted; the rest is parsed by each listener. */
const shapes: Record<Delivery['kind'], z.ZodType> = {
  event: z.union([
    z.looseObject({ type: z.literal('event_callback'), event: z.looseObject({ type: z.string() }) }),
    z.looseObject({ type: z.enum(['url_verification', 'app_rate_limited']) }),
  ]),
  command: z.union([z.looseObject({ command: z.string() }), z.looseObject({ ssl_check: z.string() })]),
  interaction: z.looseObject({ type: z.string(), user: z.looseObject({ id: z.string() }) }),
};

/** Strangers may knock as often as they like. */
const toldOnceIn = { burst: 1, everySeconds: 600 } as const;

type Deps = {
  secret: string;
  intake: Intake;
  /** The database's clock. */
  now: () => Date;
  log: { warn(fields: object, message: string): void };
};

/** `POST /slack/events`: events, commands and interactions in HTTP mode. Headers are checked before the body is read, raw bytes before any parsing. */
export function slackHttpDoor({ secret, intake, now, log }: Deps): Route {
  const told = createRateLimit(toldOnceIn, () => performance.now());
  return {
    method: 'POST',
    path: slackEventsPath,
    maxBodyBytes,
    async handle({ headers, body: read }) {
      const signature = signatureIn(headers, now().getTime() / 1_000);
      if (!signature) return { status: 401 };
      const body = await read();
      if (!isSignedBySlack(secret, signature, body)) {
        if (told.take('other secret') === 0)
          log.warn(
            { path: slackEventsPath },
            'A request was signed with another secret than SLACK_SIGNING_SECRET. If nothing arrives from Slack, copy the secret again from Basic Information in the app’s settings',
          );
        return { status: 401 };
      }
      const delivery = parseDelivery(headers, body);
      if (!delivery || !shapes[delivery.kind].safeParse(delivery.body).success) return { status: 400 };
      if (delivery.body.type === 'url_verification') return json({ challenge: delivery.body.challenge });
      if (delivery.body.ssl_check) return { status: 200 };
      return answerOf(await intake.receive(delivery), delivery);
    },
  };
}

function parseDelivery(headers: HttpRequest['headers'], body: Buffer): Delivery | null {
  const type = headers['content-type'] ?? '';
  const text = body.toString('utf8');
  if (type.startsWith('application/json')) {
    const parsed = parseObject(text);
    const [num, reason] = [headers['x-slack-retry-num'], headers['x-slack-retry-reason']];
    return (
      parsed && {
        body: parsed,
        kind: 'event',
        ...(typeof num === 'string' ? { retryNum: Number(num) } : {}),
        ...(typeof reason === 'string' ? { retryReason: reason } : {}),
      }
    );
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  if (payload === null) return { body: Object.fromEntries(form), kind: 'command' };
  const parsed = parseObject(payload);
  return parsed && { body: parsed, kind: 'interaction' };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function answerOf(answer: Awaited<ReturnType<Intake['receive']>>, delivery: Delivery): HttpAnswer {
  // 503 lets Slack send an event again; for a press it shows that it failed.
  if (answer.kind === 'nack') return { status: delivery.kind === 'event' ? 503 : 500 };
  if (answer.body === undefined || answer.body === '') return { status: 200 };
  return typeof answer.body === 'string' ? { status: 200, body: answer.body } : json(answer.body);
}

function json(value: unknown): HttpAnswer {
  return { status: 200, body: JSON.stringify(value), contentType: 'application/json; charset=utf-8' };
}
