import { z } from 'zod';
import { ownValue } from '../../common/own-value.ts';
import type { EarsProblem } from '../../ears/ears.ts';
import type { BotPhase } from '../../ears/ports/ears-service.ts';

/** Part of an address: what looks otherwise is no bot of Attendee’s. */
export const botId = z.string().regex(/^[\w-]{1,64}$/);

const event = z.object({ type: z.string(), sub_type: z.string().nullish() });

/** BotSerializer (bots/serializers.py). An event that makes no sense is left out. */
export const bot = z.object({
  id: botId,
  state: z.string(),
  events: z.array(event.nullable().catch(null)).catch([]),
  deduplication_key: z.string().nullish().catch(null),
});
export type Bot = z.infer<typeof bot>;

/**
 * BotStates (bots/models.py). It records nothing before a host of Zoom's allowed it, and after the call it still writes down what was
 * said. A state that nobody knows is no end.
 */
const phases: Readonly<Record<string, BotPhase>> = {
  ready: 'joining',
  scheduled: 'joining',
  staged: 'joining',
  joining: 'joining',
  waiting_room: 'lobby',
  joined_not_recording: 'joining',
  joined_recording_permission_denied: 'joining',
  joined_recording_paused: 'joining',
  joined_recording: 'listening',
  joining_breakout_room: 'listening',
  leaving_breakout_room: 'listening',
  leaving: 'leaving',
  post_processing: 'leaving',
  ended: 'over',
  fatal_error: 'over',
  data_deleted: 'over',
};

/** BotEventSubTypes (bots/models.py), as far as people can do something about them. */
const reasons: Readonly<Record<string, EarsProblem>> = {
  request_to_join_denied: 'turned_away',
  waiting_room_timeout_exceeded: 'not_let_in',
  out_of_credits: 'no_credits',
  auto_leave_could_not_enable_closed_captions: 'no_captions',
};

/** Meet and Zoom tell it that it's out of the call, but not whether somebody removed it (docs/webhooks.md). */
const reasonOf: Readonly<Record<string, EarsProblem>> = {
  could_not_join_meeting: 'could_not_join',
  meeting_ended: 'ended_or_removed',
};

const isDeaf = new Set(['joined_recording_permission_denied', 'joined_recording_paused']);

export function phaseOf({ state }: Bot): BotPhase {
  return ownValue(phases, state) ?? 'joining';
}

/** Why it's over, or doesn't hear; the newest event that says so counts. */
export function problemOfBot(bot: Bot): EarsProblem | null {
  if (isDeaf.has(bot.state)) return 'not_allowed';
  if (phaseOf(bot) !== 'over') return null;
  const why = bot.events.map(
    (one) => ownValue(reasons, one?.sub_type ?? '') ?? ownValue(reasonOf, one?.type ?? ''),
  );
  return why.findLast((problem) => problem !== undefined) ?? 'broke_off';
}
