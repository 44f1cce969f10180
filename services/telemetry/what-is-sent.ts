import type { SpanExporter } from '@opentelemetry/sdk-trace';

/** Asked every few seconds while a call goes on: answers would be thousands of spans that say nothing. */
const polled: ReadonlySet<string> = new Set(['status', 'feed']);

export function isUneventful(call: string, outcome: string): boolean {
  return polled.has(call) && outcome.startsWith('2');
}

/** Of keys that begin with their kind; others begin with a file's name. */
const kinds: ReadonlySet<string> = new Set(['card', 'recap', 'plan', 'run', 'reply', 'copies', 'shared']);

/** What a message is, never what it says. */
export function kindOfMessage(messageKey: string | null | undefined): string {
  const [kind = ''] = (messageKey ?? '').split(':');
  return kinds.has(kind) ? kind : 'other';
}

const tellAgainAfterMs = 10 * 60_000;

/** The same exporter; that nobody takes what it sends is said in the log, once in ten minutes. */
export function tellingFailures(
  exporter: SpanExporter,
  log: { warn(fields: object, message: string): void },
): SpanExporter {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.error && performance.now() - saidAt > tellAgainAfterMs) {
          saidAt = performance.now();
          log.warn({ err: result.error }, 'Could not send traces; check OTEL_EXPORTER_OTLP_ENDPOINT');
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
