import { z } from 'zod';
import type { Call } from '../../services/meetings/call-link.ts';
import { standingOf } from '../../services/times/messages/calls-off.ts';
import { linksInPost } from './links-in-post.ts';
import type { Post } from './post.ts';
import { walk } from './walk.ts';

/** A message that somebody forwarded, as Slack attaches it. Its own time is in `ts`. */
const forwardedSchema = z.looseObject({
  ts: z.coerce.string().optional().catch(undefined),
  author_id: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  message_blocks: z.unknown().optional(),
  blocks: z.unknown().optional(),
});

/** Slack's own block for an event of a calendar. */
const eventSchema = z.looseObject({
  type: z.literal('event'),
  event: z.looseObject({
    status: z.string().optional().catch(undefined),
    title: z.string().optional().catch(undefined),
    start: z
      .looseObject({ date_time: z.union([z.number(), z.string()]).optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
});

export type Forwarded = {
  calls: readonly Call[];
  /** Null where Slack doesn't say when it was written. */
  writtenAt: Date | null;
  userId: string | null;
  text: string;
  blocks: unknown;
};

export type CalendarEvent = {
  calls: readonly Call[];
  status: 'on' | 'off' | 'unclear';
  /** Null for a whole day. */
  startsAt: Date | null;
};

export function isForwarded(part: unknown): boolean {
  const { is_share, is_msg_unfurl } = Object(part) as Record<string, unknown>;
  return is_share === true || is_msg_unfurl === true;
}

/**
 * A person's post with what they said themselves or forwarded: what Slack or an app shows of a page that they link to is
 * the words of that page's author.
 */
export function withoutPreviews<Given extends Pick<Post, 'attachments'>>(post: Given): Given {
  const all = Array.isArray(post.attachments) ? post.attachments : [];
  return { ...post, attachments: all.filter(isForwarded) };
}

export function forwardedIn({ attachments }: Pick<Post, 'attachments'>): Forwarded[] {
  const all = Array.isArray(attachments) ? attachments : [];
  return all.filter(isForwarded).map((attachment) => {
    const {
      ts,
      author_id: author,
      text = '',
      message_blocks: inside,
      blocks,
    } = forwardedSchema.parse(attachment);
    const written = new Date(Number(ts) * 1_000);
    return {
      calls: linksInPost({ text: '', blocks: undefined, attachments: [attachment] }),
      writtenAt: ts !== undefined && Number.isFinite(written.getTime()) ? written : null,
      userId: author?.startsWith('B') ? null : (author ?? null),
      text,
      blocks: inside ?? blocks,
    };
  });
}

export function isEvent(block: unknown): boolean {
  return eventSchema.safeParse(block).success;
}

/** The calendar events of a post, also those inside its attachments. */
export function eventsIn({ blocks, attachments }: Pick<Post, 'blocks' | 'attachments'>): CalendarEvent[] {
  const inside = (value: object) => (isEvent(value) ? [] : Object.values(value));
  return [...walk([blocks, attachments], inside)].flatMap((value) => {
    const block = eventSchema.safeParse(value);
    return block.success ? [eventOf(block.data)] : [];
  });
}

function eventOf(block: z.infer<typeof eventSchema>): CalendarEvent {
  const { status = 'confirmed', title = '', start } = block.event;
  // Outlook keeps the event, and says so in its title.
  const isOff = /^(?:cancel|delet|declin)/i.test(status) || standingOf(title) === 'off';
  return {
    calls: linksInPost({ text: '', blocks: [block], attachments: undefined }),
    status: isOff ? 'off' : /^(?:confirmed|tentative)$/i.test(status) ? 'on' : 'unclear',
    startsAt: momentOf(start?.date_time),
  };
}

/** Seconds, as Slack counts, or an ISO date with its offset. */
function momentOf(written: number | string | undefined): Date | null {
  const isNumber = typeof written === 'number' || /^\d{9,10}(?:\.\d+)?$/.test(written ?? '');
  const moment = new Date(
    isNumber ? Number(written) * 1_000 : /(?:Z|[+-]\d\d:?\d\d)$/.test(written ?? '') ? (written ?? '') : '',
  );
  return Number.isFinite(moment.getTime()) ? moment : null;
}
