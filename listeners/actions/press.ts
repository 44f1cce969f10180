import { z } from 'zod';
import type { Decision } from '../../services/meetings/decide.ts';
import type { Audience } from '../../services/meetings/ports/unit.ts';
import type { RunDecision } from '../../services/tasks/decide-run.ts';
import type { Surroundings } from '../use-cases.ts';

const pressSchema = z.looseObject({
  user: z.looseObject({ id: z.string(), team_id: z.string().optional() }),
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  trigger_id: z.string().optional(),
  actions: z.array(z.looseObject({ value: z.string().optional() })).min(1),
});

const valueSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\d{1,6})?$/)
  .transform((value) => {
    const [id = '', number] = value.split(':');
    return { id, number: number === undefined ? null : Number(number) };
  });

/** A pressed button: what it names, by whom and where. What it may do is decided from the store. */
export type Press = {
  /** A meeting or a run. */
  id: string;
  /** What the button was shown with: a limit, or a run's version. */
  number: number | null;
  audience: Audience;
  stranger: boolean;
  /** Opens one form, within three seconds. */
  triggerId: string | null;
};

/** Null for a value that is none of ours. */
export function parsePress(body: unknown, { teamId }: Surroundings): Press | null {
  const press = pressSchema.safeParse(body).data;
  const value = valueSchema.safeParse(press?.actions[0]?.value).data;
  if (!press || !value) return null;
  const { user, channel, message } = press;
  return {
    ...value,
    audience: {
      teamId,
      channelId: channel.id,
      threadTs: message?.thread_ts ?? message?.ts ?? null,
      userId: user.id,
    },
    stranger: user.team_id !== undefined && user.team_id !== teamId,
    triggerId: press.trigger_id ?? null,
  };
}

export function meetingDecision({ id, audience, stranger }: Press): Decision {
  const { teamId, channelId, userId } = audience;
  return { meetingId: id, teamId, channelId, userId, stranger };
}

export function runDecision({ id, number, audience, stranger }: Press): RunDecision {
  const { teamId, channelId, userId } = audience;
  return { runId: id, version: number ?? 0, teamId, channelId, userId, stranger };
}
