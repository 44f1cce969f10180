import { z } from 'zod';
import { sendJson, startHttpServer } from './http-server.ts';

const value = z.strictObject({ stringValue: z.string().optional(), intValue: z.number().optional() });
const attribute = z.strictObject({ key: z.string(), value });
const span = z.looseObject({
  traceId: z.string().regex(/^[\da-f]{32}$/),
  spanId: z.string().regex(/^[\da-f]{16}$/),
  parentSpanId: z
    .string()
    .regex(/^[\da-f]{16}$/)
    .optional(),
  name: z.string(),
  startTimeUnixNano: z.string().regex(/^\d{19}$/),
  endTimeUnixNano: z.string().regex(/^\d{19}$/),
  attributes: z.array(attribute),
  status: z.looseObject({ code: z.number() }),
});
const traces = z.strictObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.looseObject({ spans: z.array(span) })),
    }),
  ),
});

export type ReceivedSpan = z.infer<typeof span>;

/** Takes traces as OTLP over HTTP has them (https://opentelemetry.io/docs/specs/otlp/), JSON alone. */
export async function startOtlpReceiver() {
  const spans: ReceivedSpan[] = [];
  const requests: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const { url, close } = await startHttpServer(({ method, path, headers, body }, response) => {
    requests.push({ path, headers, body: body.toString() });
    if (method !== 'POST' || path !== '/v1/traces') return sendJson(response, 404, {});
    if (headers['content-type'] !== 'application/json') return sendJson(response, 415, {});
    const { resourceSpans } = traces.parse(JSON.parse(body.toString()));
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    sendJson(response, 200, {});
  });
  return { url, close, spans, requests };
}
