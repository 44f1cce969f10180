// attendee-labs/attendee at 77e990e, bots/models.py: BotStates, BotEventTypes and VALID_TRANSITIONS of BotEventManager, without
// breakout rooms, scheduled bots and app sessions.

const states = [
  ...[
    'ready',
    'joining',
    'waiting_room',
    'joined_not_recording',
    'joined_recording',
    'joined_recording_paused',
  ],
  ...[
    'joined_recording_permission_denied',
    'leaving',
    'post_processing',
    'fatal_error',
    'ended',
    'data_deleted',
  ],
] as const;
export type State = (typeof states)[number];

const inCall: readonly State[] = [
  ...(['joined_recording_paused', 'joined_recording', 'joined_not_recording'] as const),
  'joined_recording_permission_denied',
];

type Transition = { from: readonly State[]; to: State };

export const transitions = {
  join_requested: { from: ['ready'], to: 'joining' },
  could_not_join_meeting: { from: ['joining', 'waiting_room'], to: 'fatal_error' },
  fatal_error: {
    from: [...inCall, 'joining', 'waiting_room', 'leaving', 'post_processing'],
    to: 'fatal_error',
  },
  put_in_waiting_room: { from: ['joining'], to: 'waiting_room' },
  joined_meeting: { from: ['waiting_room', 'joining'], to: 'joined_not_recording' },
  recording_permission_granted: {
    from: ['joined_not_recording', 'joined_recording_permission_denied'],
    to: 'joined_recording',
  },
  recording_permission_denied: { from: inCall, to: 'joined_recording_permission_denied' },
  meeting_ended: { from: [...inCall, 'waiting_room', 'joining', 'leaving'], to: 'post_processing' },
  leave_requested: { from: [...inCall, 'waiting_room', 'joining'], to: 'leaving' },
  left_meeting: { from: ['leaving'], to: 'post_processing' },
  post_processing_completed: { from: ['post_processing'], to: 'ended' },
  data_deleted: { from: ['fatal_error', 'ended'], to: 'data_deleted' },
} as const satisfies Record<string, Transition>;
export type EventType = keyof typeof transitions;

/** For these a bot counts towards the project's limit, and its deduplication key is taken. */
export function isTerminal(state: State): boolean {
  return state === 'fatal_error' || state === 'ended' || state === 'data_deleted';
}

/** As its `ValidationError` has it. */
export function notAllowed(type: EventType, state: State): string {
  const { from } = transitions[type];
  return `Event ${type} not allowed when bot is in state ${state}. It is only allowed in these states: ${from.join(', ')}`;
}
