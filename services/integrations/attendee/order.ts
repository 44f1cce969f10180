import type { EarsCall, EarsService } from '../../ears/ports/ears-service.ts';

/** What it pushes; Attendee adds calendars, chats and logs only where they are asked for (docs/webhooks.md). */
const triggers = ['bot.state_change', 'transcript.update', 'participant_events.join_leave'];

/** Meet's captions are turned on within seconds of joining. */
const captionsWithinSeconds = 120;

/** The body of `POST /bots` (CreateBotSerializer in bots/serializers.py). */
export function orderOf(
  { botName, maxMinutes, lobbyMinutes, ...call }: Parameters<EarsService['start']>[0],
  deduplicationKey: string,
  webhookUrl: string | null,
): object {
  const longest = (maxMinutes + lobbyMinutes) * 60;
  return {
    meeting_url: addressOf(call),
    bot_name: withinPlane(botName),
    // Every push brings it along.
    metadata: { stand_in_meeting: call.meetingId },
    deduplication_key: deduplicationKey,
    recording_settings: { format: 'none' },
    automatic_leave_settings: {
      waiting_room_timeout_seconds: lobbyMinutes * 60,
      // Ours to end, also where nobody speaks for long; this is for when nobody is there any more who would.
      max_uptime_seconds: longest,
      silence_timeout_seconds: longest,
      // Without them it sits there and hears nothing.
      enable_closed_captions_timeout_seconds: captionsWithinSeconds,
    },
    ...(webhookUrl ? { webhooks: [{ url: webhookUrl, triggers }] } : {}),
  };
}

/** Zoom's passcode belongs into the address. */
function addressOf({ platform, url, passcode }: EarsCall): string {
  if (platform !== 'zoom' || !passcode) return url;
  const address = new URL(url);
  address.searchParams.set('pwd', passcode);
  return address.href;
}

/** It refuses names with emoji and rare scripts (validate_bot_name). */
function withinPlane(name: string): string {
  const kept = [...name].filter((character) => character.length === 1).join('');
  return kept.replaceAll(/ {2,}/g, ' ').trim();
}
