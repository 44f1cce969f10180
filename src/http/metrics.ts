import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { askedOnce } from '../../services/common/asked-once.ts';
import type { Route } from './server.ts';

export type Metrics = {
  route: Route;
  observeDispatch(milliseconds: number): void;
  observeCall(call: string, outcome: string, milliseconds: number): void;
  /** The same for what tools reach: calendar, CRM, search, workflows. */
  observeToolCall(call: string, outcome: string, milliseconds: number): void;
};

export type MetricSources = {
  meetingsByState: () => Promise<readonly { state: string; count: number }[]>;
  outboxDepth: () => Promise<number>;
  ratings: () => Promise<{ helpful: number; unhelpful: number }>;
  heldBytes: () => number;
  clockAheadSeconds: () => number;
};

/** `GET /metrics` for Prometheus. What lives in the database is counted when asked for. */
export function createMetrics(sources: MetricSources): Metrics {
  const register = new Registry();
  // Event loop delay, memory and CPU among them.
  collectDefaultMetrics({ register });
  addGauges(register, sources);
  const dispatch = new Histogram({
    name: 'standin_dispatch_seconds',
    help: 'From the request for a session to its answer',
    buckets: [0.1, 0.3, 1, 3, 10, 30, 90, 180],
    registers: [register],
  });
  const observeCall = observer(register, 'pikastream', 'PikaStream');
  const observeToolCall = observer(register, 'tool', 'what tools reach');
  const read = askedOnce(() => register.metrics());

  return {
    route: {
      method: 'GET',
      path: '/metrics',
      handle: async () => ({
        status: 200,
        body: await read(),
        contentType: register.contentType,
      }),
    },
    observeDispatch: (milliseconds) => dispatch.observe(milliseconds / 1_000),
    observeCall,
    observeToolCall,
  };
}

function addGauges(register: Registry, sources: MetricSources): void {
  new Gauge({
    name: 'standin_meetings',
    help: 'Meetings by state',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      this.reset();
      for (const { state, count } of await sources.meetingsByState()) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'standin_outbox_depth',
    help: 'Messages waiting to be sent to Slack',
    registers: [register],
    async collect() {
      this.set(await sources.outboxDepth());
    },
  });
  new Gauge({
    name: 'standin_recap_ratings',
    help: 'Recaps that people found helpful or unhelpful; forgotten ones aren’t counted',
    labelNames: ['rating'],
    registers: [register],
    async collect() {
      for (const [rating, count] of Object.entries(await sources.ratings())) this.set({ rating }, count);
    },
  });
  new Gauge({
    name: 'standin_http_held_bytes',
    help: 'Memory held by requests whose body is incomplete',
    registers: [register],
    collect() {
      this.set(sources.heldBytes());
    },
  });
  new Gauge({
    name: 'standin_clock_skew_seconds',
    help: "How far this machine's clock is ahead of the database's; negative if it is behind",
    registers: [register],
    collect() {
      this.set(sources.clockAheadSeconds());
    },
  });
}

/** Counts calls by outcome, and how long they take. */
function observer(register: Registry, name: string, whom: string): Metrics['observeCall'] {
  const calls = new Counter({
    name: `standin_${name}_calls_total`,
    help: `Calls to ${whom} by outcome: an HTTP status, not_sent or no_answer`,
    labelNames: ['call', 'outcome'],
    registers: [register],
  });
  const seconds = new Histogram({
    name: `standin_${name}_call_seconds`,
    help: `How long calls to ${whom} take`,
    labelNames: ['call'],
    registers: [register],
  });
  return (call, outcome, milliseconds) => {
    calls.inc({ call, outcome });
    seconds.observe({ call }, milliseconds / 1_000);
  };
}
