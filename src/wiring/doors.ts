import type { UseCases } from '../../listeners/use-cases.ts';
import { probeWrites } from '../../services/store/write-probe.ts';
import { type Check, forInsiders, healthRoutes, remembered } from '../http/health.ts';
import { proxiesIn } from '../http/sender.ts';
import { type Route, startHttpServer } from '../http/server.ts';
import { hostToListenOn } from '../settings/door-settings.ts';
import type { SlackConnection } from '../slack/connect.ts';
import { openSlackDoors } from '../slack/doors.ts';
import type { Foundation } from './foundation.ts';

export type DoorsParts = {
  base: Foundation;
  slack: SlackConnection;
  useCases: UseCases;
  /** Those with doors of their own: the webhook, MCP. */
  rooms: readonly { routes: readonly Route[] }[];
};

export type Doors = {
  port: number;
  /** Lets Slack in, and tells by which way it comes. */
  open(): Promise<{ port: number; kind: 'socket' | 'http' }>;
  /** Takes nothing new; resolves once what came in is answered. */
  stopIntake(): Promise<unknown>[];
  close(): Promise<void>;
};

/** The ways in: HTTP with its routes, and Slack's socket. */
export async function startDoors({ base, slack, useCases, rooms }: DoorsParts): Promise<Doors> {
  const { config, log, failpoint, jobs, metrics, held } = base;
  const doors = openSlackDoors({ config, slack, useCases, failpoint, now: base.clock.now, log });
  const insiders = { token: config.METRICS_TOKEN };
  const server = await startHttpServer({
    routes: [
      ...healthRoutes(
        [
          { name: 'database', check: databaseCheck(base) },
          { name: 'jobs', check: async () => (jobs.isRunning() ? null : 'stopped') },
          { name: 'slack', check: async () => doors.trouble() },
        ],
        insiders,
      ),
      forInsiders(insiders, metrics.route),
      ...doors.routes,
      ...rooms.flatMap(({ routes }) => routes),
    ],
    host: hostToListenOn(config),
    port: config.PORT,
    isProxy: proxiesIn(config.TRUSTED_PROXIES ?? []),
    held,
    log,
  });
  return {
    port: server.port,
    async open() {
      await doors.open();
      return { port: server.port, kind: doors.kind };
    },
    stopIntake() {
      doors.stopIntake();
      return [doors.settle(), server.stopIntake()];
    },
    close: server.close,
  };
}

/** How long it's remembered whether the database takes writes. */
const writesFreshMs = 5_000;

function databaseCheck({ database, folder, log }: Foundation): Check['check'] {
  const writes = remembered(writesFreshMs, async () => {
    try {
      await probeWrites(database.db, folder);
      return null;
    } catch (error) {
      log.error({ err: error }, 'The database takes no writes');
      return 'cannot write';
    }
  });
  return async () => {
    await database.ping();
    return writes();
  };
}
