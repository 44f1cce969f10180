import type { Logger } from 'pino';
import { noTrace, type Trace } from '../../services/meetings/ports/trace.ts';
import type { Executor } from '../../services/store/executor.ts';
import { stateSince } from '../../services/store/queries/state-since.ts';
import type { Config } from '../config.ts';

/** Traces of meetings, where somebody collects them; otherwise nothing of OpenTelemetry is loaded. */
export async function openTrace(config: Config, db: Executor, log: Logger): Promise<Trace> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = {} } = config;
  if (endpoint === undefined) return noTrace;
  const { createOtlpTrace } = await import('../../services/telemetry/otlp-trace.ts');
  return createOtlpTrace({
    url: `${endpoint}/v1/traces`,
    headers,
    serviceName: config.OTEL_SERVICE_NAME ?? 'stand-in',
    stateSince: stateSince(db),
    log,
  });
}
