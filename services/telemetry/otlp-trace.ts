import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import {
  type Attributes,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { within } from '../common/within.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Trace, TraceContext } from '../meetings/ports/trace.ts';
import { isUneventful, kindOfMessage, tellingFailures } from './what-is-sent.ts';

export type OtlpTraceOptions = {
  /** The receiver's address for traces. */
  url: string;
  headers: Record<string, string>;
  serviceName: string;
  /** When a meeting entered the state that it had at the given version; null if that isn't known. */
  stateSince: (meeting: Pick<Meeting, 'id' | 'version'>) => Promise<Date | null>;
  log: { warn(fields: object, message: string): void };
};

const closeWithinMs = 1_500;

type Span = {
  name: string;
  from: Date;
  to: Date;
  attributes: Attributes;
  isFailed?: boolean;
  kind?: SpanKind;
};

/**
 * Sends each meeting as one OpenTelemetry trace, over HTTP as JSON. The trace's id and that of its root are made from the
 * meeting's, and what spans need stands in the database: so it's one trace, whichever processes the meeting went through.
 * What a process hasn't sent when it's killed is missing from it.
 */
export function createOtlpTrace({ url, headers, serviceName, stateSince, log }: OtlpTraceOptions): Trace {
  const context = new AsyncLocalStorage<TraceContext>();
  const exporter = tellingFailures(new OTLPTraceExporter({ url, headers }), log);
  const ids = { trace: '', span: '' };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
    idGenerator: { generateTraceId: () => ids.trace, generateSpanId: () => ids.span },
  });
  const tracer = provider.getTracer('stand-in');
  const reading = new Set<Promise<void>>();

  const send = (meetingId: string, { name, from, to, attributes, isFailed, kind }: Span, isRoot = false) => {
    const root = rootOf(meetingId);
    Object.assign(ids, { trace: root.traceId, span: isRoot ? root.spanId : randomBytes(8).toString('hex') });
    const span = tracer.startSpan(
      name,
      { startTime: from, attributes, kind: kind ?? SpanKind.INTERNAL, root: isRoot },
      trace.setSpanContext(ROOT_CONTEXT, { ...root, traceFlags: TraceFlags.SAMPLED, isRemote: true }),
    );
    if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(to);
  };

  const sendStep: Trace['stepped'] = ({ before, after, at }) => {
    const id = { 'standin.meeting.id': after.id };
    const read = (async () => {
      const from = (await stateSince(before)) ?? before.createdAt;
      send(after.id, {
        ...{ name: before.state, from, to: at, isFailed: after.state === 'failed' },
        attributes: { ...id, 'standin.meeting.next_state': after.state },
      });
      if (!isOver(after)) return;
      const end = {
        'standin.meeting.state': after.state,
        'standin.meeting.end_reason': after.endReason ?? '',
      };
      const root = { name: 'meeting', from: after.createdAt, to: at, isFailed: after.state === 'failed' };
      send(after.id, { ...root, attributes: { ...id, ...end } }, true);
    })().catch((err) => log.warn({ err, meeting: after.id }, 'Could not trace a meeting'));
    reading.add(read);
    void read.finally(() => reading.delete(read));
  };

  return {
    within: (of, work) => context.run(of, work),
    called(whom, call, outcome, milliseconds) {
      const { meetingId = null, messageKey } = context.getStore() ?? {};
      if (meetingId === null || isUneventful(call, outcome)) return;
      const to = new Date();
      const isFailed = outcome !== 'ok' && !outcome.startsWith('2');
      const message = whom === 'slack' ? { 'standin.message': kindOfMessage(messageKey) } : {};
      const attributes = { 'standin.meeting.id': meetingId, 'standin.outcome': outcome, ...message };
      const from = new Date(to.getTime() - milliseconds);
      send(meetingId, { name: `${whom} ${call}`, from, to, attributes, isFailed, kind: SpanKind.CLIENT });
    },
    stepped: sendStep,
    toolCallEnded({ id, meetingId, state, createdAt, finishedAt }) {
      const attributes = {
        ...{ 'standin.meeting.id': meetingId, 'standin.tool_call.id': id, 'standin.tool_call.state': state },
      };
      const isFailed = state === 'failed' || state === 'uncertain';
      send(meetingId, {
        name: 'tool_call',
        from: createdAt,
        to: finishedAt ?? new Date(),
        attributes,
        isFailed,
      });
    },
    async close() {
      // What fails is said by the exporter, and a receiver that hangs holds up no stop.
      const sent = Promise.all(reading).then(() => provider.shutdown());
      await within(
        closeWithinMs,
        sent.catch(() => undefined),
        () => undefined,
      );
    },
  };
}

/** A meeting's id is a UUID, which is as long as a trace's. */
function rootOf(meetingId: string): { traceId: string; spanId: string } {
  const traceId = meetingId.replaceAll('-', '');
  return { traceId, spanId: createHash('sha256').update(`root of ${meetingId}`).digest('hex').slice(0, 16) };
}
