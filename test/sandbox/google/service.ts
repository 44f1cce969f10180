import { exportPKCS8, generateKeyPair } from 'jose';
import { z } from 'zod';
import { type Answer, type Outside, type Route, startOutside, type Violate } from '../outside/service.ts';
import { type Calendars, type CalendarsRoute, emulateCalendars } from './calendars.ts';
import { emulateMeet, type Meet, type MeetRoute } from './meet.ts';
import { refusal } from './refusal.ts';
import { createTokenDesk } from './token-desk.ts';

type GoogleRoute = 'token' | 'event.insert' | 'event.get' | MeetRoute | CalendarsRoute;

const moment = z.strictObject({ dateTime: z.iso.datetime({ offset: true }), timeZone: z.string() });
/** https://developers.google.com/calendar/api/v3/reference/events/insert */
const eventBody = z.strictObject({
  id: z.string().regex(/^[a-v0-9]{5,1024}$/),
  summary: z.string(),
  description: z.string().max(8_192),
  start: moment,
  end: moment,
  attendees: z.array(z.strictObject({ email: z.email() })),
  conferenceData: z
    .strictObject({
      createRequest: z.strictObject({
        requestId: z.string().min(1),
        conferenceSolutionKey: z.strictObject({ type: z.literal('hangoutsMeet') }),
      }),
    })
    .optional(),
});
type GoogleEvent = z.infer<typeof eventBody>;

export type Google = Outside<GoogleRoute> & {
  /** A key file's content. */
  account: Record<string, string>;
  /** The one that meetings are put into. */
  calendarId: string;
  events: GoogleEvent[];
  /** People’s own. */
  calendars: Calendars;
  /** What Google Meet remembers of calls. */
  meet: Meet;
  /** Takes back every token given so far. */
  revokeTokens(): void;
};

/** The emulated Google: tokens for signed assertions, one calendar to put meetings into, people’s own, and what Google Meet tells of calls. */
export async function startGoogle({ port }: { port?: number } = {}): Promise<Google> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const calendarId = 'team@acme.org';
  const events: GoogleEvent[] = [];
  const issuer = 'stand-in@acme.iam.gserviceaccount.com';
  const {
    calendars,
    routes: calendarRoutes,
    refusalOf,
  } = emulateCalendars((authorization) => desk.subjectOf(authorization));
  const desk = createTokenDesk({ publicKey, issuer, audience: () => `${outside.url}/token`, refusalOf });
  const { meet, routes: meetRoutes } = emulateMeet(desk.subjectOf);
  const calendar = '/calendar/v3/calendars/([^/]+)/events';

  const routes: Route<GoogleRoute>[] = [
    ...meetRoutes,
    ...calendarRoutes,
    { name: 'token', method: 'POST', path: /^\/token$/, handle: desk.give },
    {
      name: 'event.insert',
      method: 'POST',
      path: new RegExp(`^${calendar}$`),
      handle({ ids, query, json, headers }, violate) {
        const body = eventBody.safeParse(json);
        if (!body.success) return invalid(body.error, violate);
        if (ids[0] !== calendarId) return refusal(404, 'notFound', 'Not Found');
        if (query.get('conferenceDataVersion') !== '1') violate('without conferenceDataVersion=1');
        if (query.get('sendUpdates') !== 'all') violate('without sendUpdates=all');
        if (!desk.subjectOf(headers.authorization) && body.data.attendees.length > 0)
          return refusal(
            403,
            'forbiddenForServiceAccounts',
            'Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.',
          );
        if (events.some(({ id }) => id === body.data.id))
          return refusal(409, 'duplicate', 'The requested identifier already exists.');
        events.push(body.data);
        return { status: 200, json: shown(body.data) };
      },
    },
    {
      name: 'event.get',
      method: 'GET',
      path: new RegExp(`^${calendar}/([^/]+)$`),
      handle({ ids }) {
        const event = events.find(({ id }) => id === ids[1]);
        return event ? { status: 200, json: shown(event) } : refusal(404, 'notFound', 'Not Found');
      },
    },
  ];
  const outside = await startOutside<GoogleRoute>({
    port,
    routes,
    notFound: refusal(404, 'notFound', 'Not Found'),
    gate({ method, path, headers }, violate) {
      if (path === '/token') return undefined;
      if (!desk.isGood(headers.authorization)) return refusal(401, 'authError', 'Invalid Credentials');
      if (desk.isFor(headers.authorization, serviceOf(method, path))) return undefined;
      violate('a token that is good for something else');
      return refusal(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
    },
  });
  const account = {
    type: 'service_account',
    client_email: issuer,
    private_key: await exportPKCS8(privateKey),
    private_key_id: 'emulated-key-1',
    token_uri: `${outside.url}/token`,
  };
  return { ...outside, account, calendarId, events, calendars, meet, revokeTokens: desk.revoke };
}

/** What a call’s token has to be for. */
function serviceOf(method: string, path: string) {
  if (path.startsWith('/v2/')) return 'meet';
  return method === 'GET' && path.endsWith('/events') ? 'calendars' : 'calendar';
}

function shown({ id }: GoogleEvent) {
  const eid = Buffer.from(id).toString('base64url').slice(0, 24);
  return {
    kind: 'calendar#event',
    id,
    status: 'confirmed',
    htmlLink: `https://www.google.com/calendar/event?eid=${eid}`,
    hangoutLink: 'https://meet.google.com/new-meet-abc',
  };
}

function invalid(error: z.ZodError, violate: Violate): Answer {
  violate(z.prettifyError(error));
  return refusal(400, 'invalid', 'Invalid Value');
}
