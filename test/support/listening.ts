import { asc } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import { ears } from '../../services/store/schema/ears.ts';
import { sessionEvents } from '../../services/store/schema/session-events.ts';
import type { AttendeeBot } from '../sandbox/attendee/bots.ts';
import { type Attendee, startAttendee } from '../sandbox/attendee/service.ts';
import { startVexa, type Vexa, type VexaBot } from '../sandbox/vexa/service.ts';
import { letInAtOnce } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** What tests see of a service whose bot listens. */
type Service = {
  violations: readonly string[];
  journal: { waitFor(matches: (entry: { route: string; status: unknown }) => boolean): Promise<unknown> };
  close(): Promise<void>;
};

type Listening<Bot> = World & {
  /** The service's newest bot, once it's there. */
  bot(): Promise<Bot>;
  rows(): Promise<(typeof ears.$inferSelect)[]>;
  /** Who said what, in the order of the stream, once there are so many. */
  heard(count: number): Promise<string[]>;
};
export type ListeningWorld = Listening<VexaBot> & { vexa: Vexa };
export type AttendeeWorld = Listening<AttendeeBot> & { attendee: Attendee };

export function settingsFor(vexa: Vexa): Record<string, string> {
  return { EARS: 'vexa', VEXA_URL: vexa.url, VEXA_API_KEY: vexa.key };
}

export function settingsForAttendee(attendee: Attendee): Record<string, string> {
  return { EARS: 'attendee', ATTENDEE_URL: attendee.url, ATTENDEE_API_KEY: attendee.key };
}

/** A world in which PikaStream tells nothing of its calls, and Vexa is set up. No bot may stay in a call. */
export async function listeningWorld(options: WorldOptions = {}): Promise<ListeningWorld> {
  const vexa = await startVexa();
  const world = await withService(vexa, settingsFor(vexa), options, () => vexa.bots[0]);
  return Object.assign(world, { vexa });
}

/** The same with Attendee. `pushes`: it may push to this app, at an address that leads here. */
export async function attendeeWorld({
  pushes = false,
  ...options
}: WorldOptions & { pushes?: boolean } = {}): Promise<AttendeeWorld> {
  const attendee = await startAttendee();
  const settings = { ...settingsForAttendee(attendee), ...(pushes ? pushSettings(attendee) : {}) };
  const world = await withService(attendee, settings, options, () => attendee.bots.at(-1));
  attendee.pushes.reach((url) => `http://127.0.0.1:${world.app.port}${new URL(url).pathname}`);
  return Object.assign(world, { attendee });
}

function pushSettings({ pushes }: Attendee): Record<string, string> {
  return { ATTENDEE_WEBHOOK_SECRET: pushes.secret, PUBLIC_URL: 'https://stand-in.acme.org' };
}

async function withService<Bot>(
  service: Service,
  own: Record<string, string>,
  { settings, ...options }: WorldOptions,
  newest: () => Bot | undefined,
): Promise<Listening<Bot>> {
  onTestFinished(async () => {
    await service.close();
    expect(service.violations, 'The service that listens was misused').toEqual([]);
  });
  const world = await startWorld({
    ...options,
    pika: { script: letInAtOnce, notes: 404, feed: 404, ...options.pika },
    settings: { ...own, ...settings },
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
    async bot() {
      await service.journal.waitFor(({ route, status }) => route === 'start' && status === 201);
      return newest() as Bot;
    },
    rows: () => db.select().from(ears),
    async heard(count: number) {
      await expect.poll(async () => (await segments()).length).toBe(count);
      return segments();
    },
  });
}
