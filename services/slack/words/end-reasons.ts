import type { Meeting } from '../../meetings/meeting.ts';
import { mention, quote } from '../mrkdwn.ts';

/** Why a meeting is over, as a sentence for its thread. */
export function sayEnd(meeting: Meeting): string {
  const who = meeting.stopRequestedBy ? mention(meeting.stopRequestedBy) : 'Someone';
  const detail = meeting.endDetail ? ` It said: “${quote(meeting.endDetail, 200)}”.` : '';
  switch (meeting.endReason) {
    case 'asked':
      return `${who} asked it to leave.`;
    case 'stop_button':
      return `${who} pressed Stop.`;
    case 'call_ended':
      return 'The call ended.';
    case 'alone':
      return 'Everyone else had left the call.';
    case 'maximum_length':
      return `It reached its limit of ${meeting.limitMinutes} min.`;
    case 'budget':
      return `It used what was left of this channel’s budget (${meeting.limitMinutes} min).`;
    case 'lobby_timeout':
      return 'Nobody let it in.';
    case 'refused_by_host':
      return 'It was not let in: the session closed while it waited, which usually means that the host declined.';
    case 'pika_error':
      return `PikaStream ended the session with an error.${detail}`;
    case 'pika_unreachable':
      return `PikaStream could not be reached.${detail}`;
    case 'wallet_empty':
      return 'The PikaStream wallet has too few credits, and no top-up arrived.';
    case 'service_stopped':
      return 'Stand-in was removed from this workspace.';
    case 'not_wanted':
      return `${who} chose Don’t join.`;
    case 'nobody_answered':
      return 'Nobody pressed Join now.';
    case 'key_refused':
      return 'PikaStream refuses our key. An admin must check PIKA_DEV_KEY.';
    case 'request_refused':
      return `PikaStream refused the request.${detail}`;
    case 'card_undeliverable':
      return 'Its card could not be posted in Slack, so it did not go in.';
    case 'forgotten':
      return `${who} chose to forget it.`;
    case 'retried':
      return `${who} chose to try again.`;
    case null:
      return 'It was not started in time.';
    default:
      return meeting.endReason satisfies never;
  }
}

/** What to do next, where there is something to do. */
export function sayNext(meeting: Meeting): string {
  switch (meeting.endReason) {
    case 'lobby_timeout':
      return 'The host can let it in from the People panel in Meet (“Waiting to join” → Admit). Then paste the link again.';
    case 'refused_by_host':
      return 'Ask the host to admit “Stand-in”, then try again.';
    case 'wallet_empty':
      return 'Top up at pika.me/dev, then try again.';
    case 'key_refused':
      return 'Keys are made at pika.me/dev.';
    case 'pika_unreachable':
      return 'Nothing was started and nothing was billed. Try again in a while.';
    case 'request_refused':
      return 'Nothing was started. Check the link, then try again.';
    case 'pika_error':
      return 'If the call goes on, try again.';
    default:
      return '';
  }
}
