import type { Meeting } from '../../meetings/meeting.ts';
import { topUpPage } from '../../pikastream/wallet.ts';
import { link, mention, quote } from '../mrkdwn.ts';

const pikaPage = link(topUpPage, 'pika.me/dev');

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
      return `PikaStream started no session in five minutes of trying${last(meeting)}.`;
    case 'too_late':
      return 'Stand-in was not running at its time, and came back too late. Paste the link again if the call goes on.';
    case 'called_off':
      return 'It was cancelled, declined or moved away in the calendar.';
    case 'already_there':
      return `Someone had already been sent to this call, and one agent per call is enough${thread(meeting)}.`;
    case 'cap_reached':
      return 'As many calls were under way as may be at once.';
    case 'no_budget':
      return 'This channel’s budget for the month is used up or promised.';
    case 'wallet_unreadable':
      return `The PikaStream wallet could not be read${last(meeting)}, and without it nothing is started.`;
    case 'wallet_empty':
      return meeting.fundsUntil && !meeting.fundedAt
        ? 'The PikaStream wallet has too few credits, and no top-up arrived in five minutes.'
        : 'The PikaStream wallet has too few credits.';
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
    case 'dismissed':
      return `${who} chose to leave it at that.`;
    case 'retried':
      return `${who} chose to try again.`;
    case null:
      return 'It was not started in time.';
    default:
      return meeting.endReason satisfies never;
  }
}

/** What came of the last try. */
function last({ endDetail }: Meeting): string {
  return endDetail ? ` (the last answer: “${quote(endDetail, 200)}”)` : '';
}

/** Who is there instead, where this channel may know. */
function thread({ endDetail }: Meeting): string {
  return endDetail ? `: see ${link(endDetail, 'its thread')}` : '';
}

/** What to do next, where there is something to do. */
export function sayNext(meeting: Meeting): string {
  switch (meeting.endReason) {
    case 'lobby_timeout':
      return `Ask the host to admit “${quote(meeting.botName, 80)}” (in Meet: People, “Waiting to join”, Admit), then try again.`;
    case 'refused_by_host':
      return `Ask the host to admit “${quote(meeting.botName, 80)}”, then try again.`;
    case 'wallet_empty':
      return `Top up at ${pikaPage}, then try again.`;
    case 'wallet_unreadable':
      return `Look at the wallet at ${pikaPage}, then try again.`;
    case 'key_refused':
      return `Keys are made at ${pikaPage}.`;
    case 'pika_unreachable':
      return 'Try again in a while.';
    case 'request_refused':
      return 'Check the link, then try again.';
    case 'cap_reached':
      return 'Stop one with `/pika leave`, then try again.';
    case 'no_budget':
      return 'Raise it with `/pika budget &lt;usd&gt;`, then try again.';
    case 'pika_error':
      return 'If the call goes on, try again.';
    default:
      return '';
  }
}
