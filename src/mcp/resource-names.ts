import { z } from 'zod';
import type { PageEnd } from '../../services/notes/ports/past-meetings.ts';

/** What of a meeting is read under an address. Parts of a transcript count from 1. */
export type Named = { meetingId: string; what: { kind: 'recap' } | { kind: 'transcript'; part: number } };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const maxAddressChars = 200;

export const templates = [
  {
    name: 'recap',
    title: 'Recap of a meeting',
    uriTemplate: 'standin://meetings/{meeting_id}/recap',
    description: 'Summary, decisions, action items, open questions and chapters, as Markdown.',
    mimeType: 'text/markdown',
  },
  {
    name: 'transcript',
    title: 'Transcript of a meeting',
    uriTemplate: 'standin://meetings/{meeting_id}/transcript/{part}',
    description: 'What was said, as Markdown, in parts that count from 1; each says where the next one is.',
    mimeType: 'text/markdown',
  },
];

export function addressOf({ meetingId, what }: Named): string {
  return `standin://meetings/${meetingId}/${what.kind === 'recap' ? 'recap' : `transcript/${what.part}`}`;
}

/** Null where it names nothing of ours. */
export function namedIn(address: string): Named | null {
  if (address.length > maxAddressChars) return null;
  const [scheme, , place, meetingId = '', kind, part, ...more] = address.split('/');
  if (scheme !== 'standin:' || place !== 'meetings' || !uuid.test(meetingId) || more.length > 0) return null;
  if (kind === 'recap' && part === undefined) return { meetingId, what: { kind } };
  if (kind !== 'transcript' || !/^[1-9]\d{0,3}$/.test(part ?? '1')) return null;
  return { meetingId, what: { kind, part: Number(part ?? 1) } };
}

const cursorSchema = z.tuple([z.string().regex(/^\d{1,18}$/), z.string().regex(uuid)]);

/** Where a list goes on; clients hand it back as it is. */
export function cursorOf({ startedUs, id }: PageEnd): string {
  return Buffer.from(`${startedUs}.${id}`).toString('base64url');
}

/** Null where it's none of ours. */
export function pageEndIn(cursor: string): PageEnd | null {
  if (cursor.length > maxAddressChars) return null;
  const parts = cursorSchema.safeParse(Buffer.from(cursor, 'base64url').toString('latin1').split('.'));
  return parts.success ? { startedUs: parts.data[0], id: parts.data[1] } : null;
}
