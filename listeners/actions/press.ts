import { z } from 'zod';
import type { Decision } from '../../services/meetings/decide.ts';
import type { Audience } from '../../services/meetings/ports/unit.ts';
import type { Surroundings } from '../use-cases.ts';

const pressSchema = z.looseObject({
  user: z.looseObject({ id: z.string(), team_id: z.string().optional() }),
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z.array(z.looseObject({ value: z.string().optional() })).min(1),
});

const valueSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\d{1,6})?$/)
  .transform((value) => {
    const [meetingId = '', limit] = value.split(':');
    return { meetingId, limit: limit === undefined ? null : Number(limit) };
  });

/** A pressed button: which meeting, by whom and where. The value only names the meeting. */
export type Press = { decision: Decision; limit: number | null; audience: Audience };

/** Null for a value that is none of ours. */
export function parsePress(body: unknown, { teamId }: Surroundings): Press | null {
  const press = pressSchema.safeParse(body).data;
  const value = valueSchema.safeParse(press?.actions[0]?.value).data;
  if (!press || !value) return null;
  const { user, channel, message } = press;
  return {
    decision: {
      meetingId: value.meetingId,
      teamId,
      channelId: channel.id,
      userId: user.id,
      stranger: user.team_id !== undefined && user.team_id !== teamId,
    },
    limit: value.limit,
    audience: {
      teamId,
      channelId: channel.id,
      threadTs: message?.thread_ts ?? message?.ts ?? null,
      userId: user.id,
    },
  };
}
