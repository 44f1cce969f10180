import { asc } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import { ears } from '../../services/store/schema/ears.ts';
import { sessionEvents } from '../../services/store/schema/session-events.ts';
import { startVexa, type Vexa, type VexaBot } from '../sandbox/vexa/service.ts';
import { letInAtOnce } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export type ListeningWorld = World & {
  vexa: Vexa;
  /** Vexa's newest bot, once it's there. */
  bot(): Promise<VexaBot>;
  rows(): Promise<(typeof ears.$inferSelect)[]>;
  /** Who said what, in the order of the stream, once there are so many. */
  heard(count: number): Promise<string[]>;
};

export function settingsFor(vexa: Vexa): Record<string, string> {
  return { EARS: 'vexa', VEXA_URL: vexa.url, VEXA_API_KEY: vexa.key };
}

/** A world in which PikaStream tells nothing of its calls, and Vexa is set up. No bot may stay in a call. */
export async function listeningWorld({ settings, ...options }: WorldOptions = {}): Promise<ListeningWorld> {
  const vexa = await startVexa();
  onTestFinished(async () => {
    await vexa.close();
    expect(vexa.violations, 'Vexa was misused').toEqual([]);
  });
  const world = await startWorld({
    ...options,
    pika: { script: letInAtOnce, notes: 404, feed: 404, ...options.pika },
    settings: { ...settingsFor(vexa), ...settings },
  });
  const { db } = world.database;
  const segments = async () => {
    const rows = await db.select().from(sessionEvents).orderBy(asc(sessionEvents.at), asc(sessionEvents.id));
    return rows.flatMap(({ type, body }) => {
      if (type !== 'transcript.segment') return [];
      const { segment } = body as { segment: { speaker: string; text: string } };
      return [`${segment.speaker}: ${segment.text}`];
    });
  };
  return Object.assign(world, {
    vexa,
    async bot() {
      await vexa.journal.waitFor(({ route, status }) => route === 'start' && status === 201);
      return vexa.bots[0] as VexaBot;
    },
    rows: () => db.select().from(ears),
    async heard(count: number) {
      await expect.poll(async () => (await segments()).length).toBe(count);
      return segments();
    },
  });
}
