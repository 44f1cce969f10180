import type { Answer, OutsideCall, Route } from '../outside/service.ts';
import { type AttendeeBot, shownBot, shownPersonEvent, shownUtterance } from './bots.ts';
import { createBot } from './create-bot.ts';
import type { EventType } from './states.ts';

export type RouteName = 'start' | 'list' | 'bot' | 'transcript' | 'people' | 'leave' | 'delete';

export const error = (status: number, text: string): Answer => ({ status, json: { error: text } });
const notFound = error(404, 'Bot not found');

/** Of ParticipantEventCursorPagination. */
const pageSize = 25;

type Desk = {
  bots: AttendeeBot[];
  /** Answers why it can't be, or null. */
  happens(bot: AttendeeBot, type: EventType, subType?: string): string | null;
  begin(bot: AttendeeBot): void;
  limit(): number;
  leavesAtOnce(): boolean;
};

export function routesOf({ bots, happens, begin, limit, leavesAtOnce }: Desk): Route<RouteName>[] {
  const handled = (handle: (bot: AttendeeBot, call: OutsideCall) => Answer) => (call: OutsideCall) => {
    const bot = bots.find(({ id }) => id === call.ids[0]);
    return bot ? handle(bot, call) : notFound;
  };
  return [
    {
      name: 'start',
      method: 'POST',
      path: /^\/api\/v1\/bots$/,
      handle({ json }) {
        const bot = createBot(json, bots, limit());
        if ('refused' in bot) return { status: 400, json: bot.refused };
        bots.push(bot);
        begin(bot);
        return { status: 201, json: shownBot(bot) };
      },
    },
    {
      name: 'list',
      method: 'GET',
      path: /^\/api\/v1\/bots$/,
      handle({ query }) {
        const wanted = query.get('deduplication_key');
        const found = bots.filter(({ deduplicationKey }) => !wanted || deduplicationKey === wanted);
        return { status: 200, json: { next: null, previous: null, results: found.map(shownBot) } };
      },
    },
    {
      name: 'bot',
      method: 'GET',
      path: /^\/api\/v1\/bots\/([^/]+)$/,
      handle: handled((bot) => ({ status: 200, json: shownBot(bot) })),
    },
    {
      name: 'transcript',
      method: 'GET',
      path: /^\/api\/v1\/bots\/([^/]+)\/transcript$/,
      handle: handled(({ utterances }, { query }) => {
        const after = timeIn(query, 'updated_after');
        if (!after) return error(400, 'Invalid updated_after format. Use ISO 8601 format');
        const found = [...utterances.values()].filter(({ updatedAt, text }) => updatedAt > after && text);
        const inOrder = found.toSorted((one, other) => one.timestampMs - other.timestampMs);
        return { status: 200, json: inOrder.map(shownUtterance) };
      }),
    },
    {
      name: 'people',
      method: 'GET',
      path: /^\/api\/v1\/bots\/([^/]+)\/participant_events$/,
      handle: handled(({ people }, { query, path, headers }) => {
        const after = timeIn(query, 'after');
        if (!after) return error(400, 'Invalid after format. Use ISO 8601 format');
        const found = people.filter(({ createdAt }) => createdAt > after);
        const from = Number(query.get('cursor') ?? 0);
        const shown = found.slice(from, from + pageSize);
        const more = new URLSearchParams({ ...Object.fromEntries(query), cursor: String(from + pageSize) });
        const next = `http://${headers.host}${path}?${more}`;
        return {
          status: 200,
          json: {
            ...{ next: found.length > from + pageSize ? next : null, previous: null },
            results: shown.map(shownPersonEvent),
          },
        };
      }),
    },
    {
      name: 'leave',
      method: 'POST',
      path: /^\/api\/v1\/bots\/([^/]+)\/leave$/,
      handle: handled((bot) => {
        const refused = happens(bot, 'leave_requested', 'user_requested');
        if (refused) return error(400, refused);
        const shown = shownBot(bot);
        if (leavesAtOnce()) for (const one of leaving) happens(bot, one);
        return { status: 200, json: shown };
      }),
    },
    {
      name: 'delete',
      method: 'POST',
      path: /^\/api\/v1\/bots\/([^/]+)\/delete_data$/,
      handle: handled((bot) => {
        if (happens(bot, 'data_deleted'))
          return error(400, 'Bot is not in a state where the data deleted event can be created');
        bot.utterances.clear();
        bot.people.splice(0);
        return { status: 200, json: shownBot(bot) };
      }),
    },
  ];
}

const leaving = ['left_meeting', 'post_processing_completed'] as const;

/** A time in ISO 8601; long ago where none is given, null where it's none. */
function timeIn(query: URLSearchParams, name: string): Date | null {
  const given = query.get(name);
  if (!given) return new Date(0);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(given) ? new Date(given) : null;
}
