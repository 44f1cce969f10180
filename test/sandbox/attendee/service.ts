import { type Answer, type Outside, startOutside } from '../outside/service.ts';
import { type AttendeeBot, happen, randomId, shownPersonEvent, shownUtterance } from './bots.ts';
import { createPushes, type Pushes } from './pushes.ts';
import { error, type RouteName, routesOf } from './routes.ts';
import { type EventType, isTerminal } from './states.ts';

// attendee-labs/attendee at 77e990e: bots/bots_api_urls.py and bots_api_views.py (routes), authentication.py (keys).

/** What a new bot does on its own. */
type Path = 'records' | 'waits' | 'joins';

export type Attendee = Outside<RouteName> & {
  key: string;
  bots: AttendeeBot[];
  pushes: Pushes;
  /** Bots that are in a call, or on their way. */
  running(): AttendeeBot[];
  becomes(path: Path): void;
  /** Whether a bot that is asked to leave does so at once. */
  leavesAtOnce(does: boolean): void;
  /** How many bots may be in calls. */
  allows(bots: number): void;
  /** Something happens to a bot, and is pushed. */
  happens(bot: AttendeeBot, type: EventType, subType?: string): void;
  /** Somebody speaks, so many seconds after the bot came; the same speaker and second again corrects a caption. */
  says(bot: AttendeeBot, ...said: { speaker: string; text: string; at: number; seconds?: number }[]): void;
  comes(bot: AttendeeBot, name: string, type?: 'join' | 'leave'): void;
};

export const noCredits = error(
  400,
  'Organization has run out of credits. Please add more credits in the Account -> Billing page.',
);
const unauthorised: Answer = { status: 401, json: { detail: 'Invalid or disabled API key' } };

/** Attendee's API, and what it pushes, as far as a bot needs it. */
export async function startAttendee({ port }: { port?: number } = {}): Promise<Attendee> {
  const key = 'attendee_emulated_0123456789';
  const bots: AttendeeBot[] = [];
  const pushes = createPushes();
  let path: Path = 'records';
  let atOnce = true;
  let limit = 50;

  const happens = (bot: AttendeeBot, type: EventType, subType?: string): string | null => {
    const pushed = happen(bot, type, subType ?? null);
    if (typeof pushed === 'string') return pushed;
    pushes.push(bot, 'bot.state_change', pushed);
    return null;
  };
  const begin = (bot: AttendeeBot) => {
    happens(bot, 'join_requested');
    if (path === 'waits') happens(bot, 'put_in_waiting_room');
    if (path === 'records') for (const one of joining) happens(bot, one);
  };

  const outside = await startOutside<RouteName>({
    port,
    notFound: error(404, 'Not found'),
    gate: ({ headers, query }, violate) => {
      for (const name of query.keys()) if (!parameters.has(name)) violate(`unknown parameter ${name}`);
      const [scheme = '', given, ...more] = (headers.authorization ?? '').split(' ');
      const isRight = scheme.toLowerCase() === 'token' && given === key && more.length === 0;
      return isRight ? undefined : unauthorised;
    },
    routes: routesOf({ bots, happens, begin, limit: () => limit, leavesAtOnce: () => atOnce }),
  });
  return {
    ...outside,
    ...{ key, bots, pushes },
    running: () => bots.filter(({ state }) => !isTerminal(state)),
    becomes(wanted) {
      path = wanted;
    },
    leavesAtOnce(does) {
      atOnce = does;
    },
    allows(count) {
      limit = count;
    },
    happens(bot, type, subType) {
      const refused = happens(bot, type, subType);
      if (refused) throw new Error(refused);
    },
    says(bot, ...said) {
      if (bot.state !== 'joined_recording') throw new Error(`It records nothing in state ${bot.state}`);
      for (const { speaker, text, at, seconds = 1 } of said) {
        const timestampMs = (bot.events[0]?.createdAt.getTime() ?? 0) + Math.round(at * 1_000);
        const one = { speaker, text, timestampMs, durationMs: seconds * 1_000, updatedAt: new Date() };
        bot.utterances.set(`${speaker}:${timestampMs}`, one);
        pushes.push(bot, 'transcript.update', shownUtterance(one));
      }
    },
    comes(bot, name, type = 'join') {
      const one = { id: randomId('pe'), name, type, timestampMs: Date.now(), createdAt: new Date() };
      bot.people.push(one);
      pushes.push(bot, 'participant_events.join_leave', shownPersonEvent(one));
    },
    async close() {
      await pushes.settled();
      await outside.close();
    },
  };
}

const joining = ['joined_meeting', 'recording_permission_granted'] as const;
const parameters = new Set([
  ...['meeting_url', 'deduplication_key', 'states', 'cursor', 'updated_after', 'after', 'before'],
]);
