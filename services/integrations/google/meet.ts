import type { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import { foundIn, isSuccess, mayPass } from '../../http/replies.ts';
import type { AccessTokens, Refused } from './access-token.ts';
import { authorized } from './authorized.ts';
import {
  type Conference,
  conference,
  type Entry,
  entry,
  type Participant,
  pageOf,
  participant,
  type Transcript,
  transcript,
} from './meet-resources.ts';

export const meetApi = 'https://meet.googleapis.com';
/** All that lists of conferences, participants, transcripts and entries need (each method’s “Authorization scopes”). */
export const meetScope = 'https://www.googleapis.com/auth/meetings.space.readonly';

/** Items of a list. Entries are sentences or more: ten hours of a lively call. */
export const maxSegments = 20_000;
/** Pages may be smaller than asked for, or empty; this many are read of a list. */
const maxPages = 250;

export type Listed<Item> = { ok: true; value: Item[] } | Refused;

/** What Google Meet tells the owner and the guests of calls. */
export type Meet = {
  /** Those with this code, newest first. Google keeps them for 30 days. */
  conferences(code: string, signal: AbortSignal): Promise<Listed<Conference>>;
  transcripts(conference: Conference, signal: AbortSignal): Promise<Listed<Transcript>>;
  entries(transcript: Transcript, signal: AbortSignal): Promise<Listed<Entry>>;
  /** Those who came last first, so many at most; also while it goes on. */
  participants(
    conference: Pick<Conference, 'name'>,
    signal: AbortSignal,
    most?: number,
  ): Promise<Listed<Participant>>;
};

type List<Item extends z.ZodType> = {
  path: string;
  key: string;
  item: Item;
  /** One that makes no sense is left out alone; where all of a page do, the next may be better. */
  areApart?: boolean;
  /** The most that the method takes. */
  pageSize: number;
  filter?: string;
  /** Items that are read. */
  most?: number;
  signal: AbortSignal;
};

/** Google Meet’s REST API, version 2. */
export function createMeet(http: JsonClient, tokens: AccessTokens): Meet {
  const list = <Item extends z.ZodType>(wanted: List<Item>) => read(http, tokens, wanted);
  return {
    conferences: (code, signal) =>
      list({
        path: 'conferenceRecords',
        key: 'conferenceRecords',
        item: conference,
        pageSize: 100,
        // By the code alone: conditions on times beside it are documented only without it.
        filter: `space.meeting_code = "${code}"`,
        signal,
      }),
    transcripts: ({ name }, signal) =>
      list({ path: `${name}/transcripts`, key: 'transcripts', item: transcript, pageSize: 100, signal }),
    entries: ({ name }, signal) =>
      list({ path: `${name}/entries`, key: 'transcriptEntries', item: entry, pageSize: 100, signal }),
    participants: ({ name }, signal, most) =>
      list({
        ...{
          path: `${name}/participants`,
          key: 'participants',
          item: participant,
          pageSize: 250,
          areApart: true,
        },
        ...{ signal, ...(most ? { most } : {}) },
      }),
  };
}

async function read<Item extends z.ZodType>(
  http: JsonClient,
  tokens: AccessTokens,
  { path, key, item, areApart = false, pageSize, filter, most = maxSegments, signal }: List<Item>,
): Promise<Listed<z.infer<Item>>> {
  const page = pageOf(key, item, areApart);
  const items: z.infer<Item>[] = [];
  let next = '';
  for (let pages = 0; pages < maxPages && items.length < most; pages += 1) {
    const query = {
      pageSize: String(pageSize),
      ...(filter ? { filter } : {}),
      ...(next ? { pageToken: next } : {}),
    };
    const call = { name: 'google_meet', method: 'GET', path: `/v2/${path}`, query, signal } as const;
    const reply = await authorized(http, tokens, call);
    if (!reply.ok) return reply;
    const found = foundIn(reply.value, page);
    if (!found.ok) return { ...found, mayPass: (areApart && isSuccess(reply.value)) || mayPass(reply.value) };
    items.push(...found.value.items);
    next = found.value.next;
    if (!next) break;
  }
  return { ok: true, value: items.slice(0, most) };
}
