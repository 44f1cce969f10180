import type { UseCases } from '../../listeners/use-cases.ts';
import { healthRoutes } from '../http/health.ts';
import { type Route, startHttpServer } from '../http/server.ts';
import type { SlackConnection } from '../slack/connect.ts';
import { openSlackDoors } from '../slack/doors.ts';
import type { Foundation } from './foundation.ts';

export type DoorsParts = {
  base: Foundation;
  slack: SlackConnection;
  useCases: UseCases;
  /** Other doors: the webhook, MCP. */
  routes: readonly Route[];
};

export type Doors = {
  kind: 'socket' | 'http';
  port: number;
  /** Lets Slack in. */
  open(): Promise<void>;
  /** Takes nothing new; resolves once what came in is answered. */
  stopIntake(): Promise<unknown>[];
  close(): Promise<void>;
};

/** The ways in: HTTP with its routes, and Slack's socket. */
export async function startDoors({ base, slack, useCases, routes }: DoorsParts): Promise<Doors> {
  const { config, log, failpoint, database, jobs, metrics, held } = base;
  const doors = openSlackDoors({ config, slack, useCases, failpoint, now: base.clock.now, log });
  const server = await startHttpServer({
    routes: [
      ...healthRoutes([
        { name: 'database', check: () => database.ping().then(() => null) },
        { name: 'jobs', check: async () => (jobs.isRunning() ? null : 'stopped') },
        { name: 'slack', check: async () => doors.trouble() },
      ]),
      metrics.route,
      ...doors.routes,
      ...routes,
    ],
    port: config.PORT,
    held,
    log,
  });
  return {
    kind: doors.kind,
    port: server.port,
    open: doors.open,
    stopIntake() {
      doors.stopIntake();
      return [doors.settle(), server.stopIntake()];
    },
    close: server.close,
  };
}
