import { z } from 'zod';
import { createLines } from '../../services/common/lines.ts';

/** What one person, or one app, sends is handled a few at a time. What came too often is refused at once. */
const ofSender = {
  command: { atOnce: 4, waiting: 200 },
  interaction: { atOnce: 4, waiting: 200 },
  // Posts take milliseconds, and apps send bursts of them. Slack sends one that is refused again.
  event: { atOnce: 16, waiting: 1_000 },
} as const;
const ofWorkspace = { atOnce: 64, waiting: 4_000 } as const;
/** What takes longer than Slack waits keeps no place: a press of *Stop* would wait for it. */
const heldAtMostMs = 2_500;

type Sent = { body: Record<string, unknown>; kind: keyof typeof ofSender };

export type FairTurns = {
  /**
   * Does it once its sender and its workspace have less in hand: somebody who sends thousands holds up nobody else. `full`
   * instead, where too much of one of them waits.
   */
  take(sent: Sent, teamId: string, work: () => Promise<void>, full: Full): Promise<void>;
};

type Full = (whose: 'sender' | 'workspace') => void;

export function createFairTurns(): FairTurns {
  const senders = {
    command: createLines(ofSender.command),
    interaction: createLines(ofSender.interaction),
    event: createLines(ofSender.event),
  };
  const workspaces = createLines(ofWorkspace);
  return {
    async take({ body, kind }, teamId, work, full) {
      const sender = senderIn(body);
      const leaveOwn = sender === null ? () => {} : await senders[kind].take(`${teamId}:${sender}`);
      if (!leaveOwn) return full('sender');
      const leaveAll = await workspaces.take(teamId);
      if (!leaveAll) {
        leaveOwn();
        return full('workspace');
      }
      const leave = () => {
        leaveOwn();
        leaveAll();
      };
      const timer = setTimeout(leave, heldAtMostMs);
      try {
        await work();
      } finally {
        clearTimeout(timer);
        leave();
      }
    },
  };
}

const id = z.string().min(1);
const named = z.looseObject({
  user: z
    .union([id, z.looseObject({ id }).transform((user) => user.id)])
    .optional()
    .catch(undefined),
  user_id: id.optional().catch(undefined),
  bot_id: id.optional().catch(undefined),
});
const senderSchema = named.extend({
  event: named
    .extend({
      message: named.optional().catch(undefined),
      previous_message: named.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** The person or app that a payload is of; null for what Slack itself tells. */
function senderIn(payload: Record<string, unknown>): string | null {
  const { event, ...whole } = senderSchema.parse(payload);
  const places = [whole, event, event?.message, event?.previous_message];
  return places.flatMap((one) => one?.user ?? one?.user_id ?? one?.bot_id ?? []).at(0) ?? null;
}
