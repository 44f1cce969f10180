import type { Json } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { type Channel, WORKSPACE } from './seed.ts';
import { wireMessage } from './wire.ts';

/** The `event_callback` body round an event. */
export function envelopeOf(
  event: Json,
  { eventId, isExtShared, teamId }: { eventId: string; isExtShared: boolean; teamId: string },
): Json {
  const context = { tid: teamId, aid: WORKSPACE.appId, cid: event.channel ?? '', eid: eventId };
  return {
    token: WORKSPACE.verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: WORKSPACE.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: WORKSPACE.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: isExtShared,
    event_context: `4-${Buffer.from(JSON.stringify(context)).toString('base64url')}`,
  };
}

export function messageEvent(message: StoredMessage, channel: Channel): Json {
  return {
    ...wireMessage(message),
    ...strangerFields(message),
    channel: channel.id,
    event_ts: message.ts,
    channel_type: channel.kind,
  };
}

export function mentionEvent(message: StoredMessage): Json {
  const { type: _, subtype: __, ...rest } = wireMessage(message);
  return {
    type: 'app_mention',
    ...rest,
    ...strangerFields(message),
    channel: message.channel,
    event_ts: message.ts,
  };
}

/** The parts of both `message_changed` and `message_deleted`. */
export function changeEvent(
  channel: Channel,
  eventTs: string,
  previous: StoredMessage,
  next: StoredMessage | undefined,
): Json {
  return {
    type: 'message',
    subtype: next ? 'message_changed' : 'message_deleted',
    ...(next ? { message: nested(next) } : { deleted_ts: previous.ts }),
    previous_message: nested(previous),
    channel: channel.id,
    hidden: true,
    ts: eventTs,
    event_ts: eventTs,
    channel_type: channel.kind,
  };
}

function nested(message: StoredMessage): Json {
  return { ...wireMessage(message), ...strangerFields(message) };
}

/** Slack Connect marks what comes from another workspace. */
function strangerFields(message: StoredMessage): Json {
  if (message.team === WORKSPACE.teamId) return {};
  return { team: WORKSPACE.teamId, user_team: message.team, source_team: message.team, user_profile: {} };
}
