import { z } from 'zod';
import type { Answer, OutsideCall, Route, Violate } from '../outside/service.ts';

export type MeetRoute = 'meet.conferences' | 'meet.transcripts' | 'meet.entries' | 'meet.participants';

/** A call as Google Meet remembers it; names of resources are made from its place. Times are ISO 8601. */
export type MeetConference = {
  code: string;
  startTime: string;
  endTime?: string;
  /** Its owner and those who were in it: nobody else may read it. */
  members: string[];
  participants: MeetParticipant[];
  transcripts: MeetTranscript[];
};
/** Times: when they first came (with the call unless told), and when they last left; absent while they are there. */
export type MeetParticipant = Partial<
  Record<'signedinUser' | 'anonymousUser' | 'phoneUser', { displayName: string }>
> & { earliestStartTime?: string; latestEndTime?: string; name?: string };
type MeetTranscript = { state: 'STARTED' | 'ENDED' | 'FILE_GENERATED'; entries: MeetEntry[] };
/** `participant`: which of the conference’s. */
export type MeetEntry = { participant?: number; text: string; startTime: string; endTime: string };

export type Meet = {
  conferences: MeetConference[];
  /** Pages may always be smaller than asked for. */
  largestPage: number;
};

/** Errors look as https://google.aip.dev/193 has them. */
const refusal = (code: number, status: string, message: string): Answer => ({
  status: code,
  json: { error: { code, status, message } },
});
const notFound = refusal(404, 'NOT_FOUND', 'Requested entity was not found.');

const pageToken = z.string().regex(/^page-\d+$/);
const filter = /^space\.meeting_code = "([a-z]{3}-[a-z]{4}-[a-z]{3})"$/;

type Visible = { conference: MeetConference; name: string; ids: string[] };
type List = {
  route: MeetRoute;
  path: RegExp;
  key: string;
  /** The most items on a page. */
  maxPageSize: number;
  items(found: Visible): object[] | undefined;
};

const ofConference: List[] = [
  {
    route: 'meet.transcripts',
    path: /^\/v2\/conferenceRecords\/call-(\d+)\/transcripts$/,
    key: 'transcripts',
    maxPageSize: 100,
    items: ({ conference, name }) =>
      conference.transcripts.map(({ state }, index) => ({ name: `${name}/transcripts/${index}`, state })),
  },
  {
    route: 'meet.entries',
    path: /^\/v2\/conferenceRecords\/call-(\d+)\/transcripts\/(\d+)\/entries$/,
    key: 'transcriptEntries',
    maxPageSize: 100,
    items: ({ conference, name, ids: [, id] }) =>
      conference.transcripts[Number(id)]?.entries.map(({ participant, ...said }, index) => ({
        name: `${name}/transcripts/${id}/entries/${index}`,
        ...(participant === undefined ? {} : { participant: `${name}/participants/${participant}` }),
        languageCode: 'en-US',
        ...said,
      })),
  },
  {
    route: 'meet.participants',
    path: /^\/v2\/conferenceRecords\/call-(\d+)\/participants$/,
    key: 'participants',
    maxPageSize: 250,
    items: ({ conference, name }) =>
      conference.participants
        .map(({ signedinUser, ...participant }, index) => ({
          name: `${name}/participants/${index}`,
          earliestStartTime: conference.startTime,
          ...participant,
          ...(signedinUser ? { signedinUser: { user: `users/10${index}`, ...signedinUser } } : {}),
        }))
        // By join time, the latest first.
        .sort((one, other) => other.earliestStartTime.localeCompare(one.earliestStartTime)),
  },
];

/** Google Meet’s REST API as far as it tells of calls (https://developers.google.com/workspace/meet/api/reference/rest/v2). */
export function emulateMeet(subjectOf: (authorization: string | undefined) => string | undefined): {
  meet: Meet;
  routes: Route<MeetRoute>[];
} {
  const meet: Meet = { conferences: [], largestPage: 250 };
  const mayRead = ({ headers }: OutsideCall, { members }: MeetConference) =>
    members.includes(subjectOf(headers.authorization) ?? '');

  const conferences: Route<MeetRoute> = {
    name: 'meet.conferences',
    method: 'GET',
    path: /^\/v2\/conferenceRecords$/,
    handle(call, violate) {
      const [, code] = filter.exec(call.query.get('filter') ?? '') ?? [];
      if (!code) violate('a filter that is not documented');
      const items = meet.conferences.flatMap((conference, index) => {
        const { startTime, endTime } = conference;
        const shown = { name: `conferenceRecords/call-${index}`, startTime, ...(endTime ? { endTime } : {}) };
        return conference.code === code && mayRead(call, conference) ? [shown] : [];
      });
      items.sort((one, other) => other.startTime.localeCompare(one.startTime));
      return pageOf({
        call,
        violate,
        key: 'conferenceRecords',
        maxPageSize: 100,
        largest: meet.largestPage,
        items,
      });
    },
  };
  const routes = ofConference.map(
    ({ route, path, key, maxPageSize, items }): Route<MeetRoute> => ({
      name: route,
      method: 'GET',
      path,
      handle(call, violate) {
        const [id] = call.ids;
        if (call.query.has('filter')) violate('a filter of a list that has none here');
        const conference = meet.conferences[Number(id)];
        if (!conference || !mayRead(call, conference)) return notFound;
        const found = items({ conference, name: `conferenceRecords/call-${id}`, ids: call.ids });
        return found
          ? pageOf({ call, violate, key, maxPageSize, largest: meet.largestPage, items: found })
          : notFound;
      },
    }),
  );
  return { meet, routes: [conferences, ...routes] };
}

type Page = {
  call: OutsideCall;
  violate: Violate;
  key: string;
  maxPageSize: number;
  largest: number;
  items: object[];
};

/** Lists without items, and the token after the last page, are left out, as proto3’s JSON does. */
function pageOf({ call: { query }, violate, key, maxPageSize, largest, items }: Page): Answer {
  const unknown = [...query.keys()].filter((name) => !['filter', 'pageSize', 'pageToken'].includes(name));
  if (unknown.length > 0) violate(`unknown parameters: ${unknown.join(', ')}`);
  const asked = Number(query.get('pageSize') ?? maxPageSize);
  if (!(asked >= 1 && asked <= maxPageSize)) violate(`a page of ${query.get('pageSize')}`);
  const token = pageToken.safeParse(query.get('pageToken') ?? 'page-0');
  if (!token.success) {
    violate('a page token that was never given');
    return refusal(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.');
  }
  const from = Number(token.data.slice('page-'.length));
  const to = from + Math.min(asked, largest);
  const shown = items.slice(from, to);
  return {
    status: 200,
    json: {
      ...(shown.length > 0 ? { [key]: shown } : {}),
      ...(to < items.length ? { nextPageToken: `page-${to}` } : {}),
    },
  };
}
