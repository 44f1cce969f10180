/** Why a meeting is over: a closed list, with one sentence each for people (services/slack/words). */
export type EndReason =
  // A session ran and ended.
  | 'asked'
  | 'stop_button'
  | 'call_ended'
  | 'alone'
  | 'maximum_length'
  | 'budget'
  | 'lobby_timeout'
  | 'refused_by_host'
  | 'pika_error'
  | 'pika_unreachable'
  | 'wallet_empty'
  | 'service_stopped'
  // No session was started, or none that we know of.
  | 'not_wanted'
  | 'nobody_answered'
  | 'too_late'
  | 'called_off'
  | 'already_there'
  | 'cap_reached'
  | 'no_budget'
  | 'wallet_unreadable'
  | 'key_refused'
  | 'request_refused'
  | 'card_undeliverable'
  | 'dismissed'
  | 'retried';
