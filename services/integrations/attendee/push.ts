import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSame } from '../../common/secret.ts';
import { type EarsPush, nothingHeard } from '../../ears/ports/ears-service.ts';
import { canonicalJson } from '../../http/canonical-json.ts';
import { botId } from './bot.ts';
import { participantEvent, personOf, utterance, wordsOf } from './heard.ts';

// bots/webhook_utils.py (sign_payload) and bots/tasks/deliver_webhook_task.py at 77e990e.

export const attendeeWebhookPath = '/webhooks/attendee';

/** A push has one event; what Attendee tells beside it, such as errors of transcribers, is short. */
export const maxPushValues = 2_000;

/**
 * Whether one of these keys signed the push: HMAC-SHA256 over its canonical JSON, which isn't the bytes that are sent. It names no
 * time, so the same push may come again.
 */
export function isSignedPush(keys: readonly Buffer[], signature: string, body: string): boolean {
  const signed = canonicalJson(body, { maxValues: maxPushValues });
  if (signed === undefined) return false;
  return keys.some((key) => isSame(signature, createHmac('sha256', key).update(signed).digest('base64')));
}

/** Every push says what caused it. */
const anyPush = z.object({ trigger: z.string() });
const ofOurBot = z.object({
  bot_id: botId,
  /** What we gave the bot at its start; other apps of the project have their own. */
  bot_metadata: z.object({ stand_in_meeting: z.uuid() }),
  data: z.unknown(),
});

/** What a signed push tells of a bot of ours; null where it tells of somebody else's, undefined where it is none. */
export function pushIn(body: unknown): EarsPush | null | undefined {
  const push = anyPush.safeParse(body).data;
  if (!push) return undefined;
  const ours = ofOurBot.safeParse(body).data;
  if (!ours) return null;
  const of = { meetingId: ours.bot_metadata.stand_in_meeting, botId: ours.bot_id };
  return { ...of, heard: heardIn(push.trigger, ours.data), isStateNew: push.trigger === 'bot.state_change' };
}

function heardIn(trigger: string, data: unknown): EarsPush['heard'] {
  const said = trigger === 'transcript.update' ? utterance.safeParse(data).data : undefined;
  if (said) return { ...nothingHeard, words: [wordsOf(said)] };
  const seen =
    trigger === 'participant_events.join_leave' ? participantEvent.safeParse(data).data : undefined;
  return seen ? { ...nothingHeard, people: [personOf(seen)] } : nothingHeard;
}
