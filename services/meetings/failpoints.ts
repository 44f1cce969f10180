/**
 * Where a death of the process would hurt most: between an effect outside and its row, or between a row and what
 * follows from it. Tests end the process at each of them; in production they do nothing.
 */
export const failpoints = [
  'event.received.before-stored',
  'event.stored.before-acknowledged',
  'meeting.lease-taken',
  'create.started',
  'session.created.before-stored',
  'session.created.stored',
  'session.ended.before-stored',
  'notes.read.before-stored',
  'notes.written.before-stored',
  'slack.lease-taken',
  'slack.posted.before-stored',
  'slack.posted.told',
  'slack.edited.before-stored',
] as const;

/** The same, while an agent works through us. */
export const toolFailpoints = ['tool.started', 'tool.done.before-stored'] as const;

/** The same, while an export of notes goes out. */
export const copyFailpoints = ['copy.started', 'copy.sent.before-stored'] as const;

/** The same, while the house agent works on a turn. */
export const houseFailpoints = [
  'house.answered.before-stored',
  'house.stored.before-next',
  'house.acted.before-stored',
] as const;

/** The same, while somebody listens in a call for us. */
export const earsFailpoints = [
  'ears.start.marked',
  'ears.started.before-stored',
  'ears.heard.before-stored',
  'ears.left.before-stored',
] as const;

/** The same, while Slack's own card of a call changes. */
export const slackCallFailpoints = [
  'slack-call.added.before-stored',
  'slack-call.joined.before-stored',
  'slack-call.ended.before-stored',
] as const;

/** The same, once a workflow heard how its step ended. */
export const stepFailpoints = ['step.completed.before-stored'] as const;

/** The same, once Slack gave a token to somebody who installs the app. */
const installFailpoints = ['install.given.before-stored'] as const;

/** The same, once somebody in a call came or spoke: what follows from an objection isn't kept yet. */
const heedingFailpoints = ['call.heeded.before-stored'] as const;

/** The same, once a call was forgotten. */
const forgettingFailpoints = ['ears.deleted.before-stored'] as const;

/** The same, once Pika made a picture or a voice, or keeps a line: each is paid for, or can't be taken back. */
export const pikaFailpoints = [
  'face.drawn.before-stored',
  'voice.cloned.before-stored',
  'self-memory.written.before-stored',
] as const;

export type Failpoint =
  | (typeof failpoints)[number]
  | (typeof toolFailpoints)[number]
  | (typeof copyFailpoints)[number]
  | (typeof houseFailpoints)[number]
  | (typeof earsFailpoints)[number]
  | (typeof slackCallFailpoints)[number]
  | (typeof stepFailpoints)[number]
  | (typeof installFailpoints)[number]
  | (typeof pikaFailpoints)[number]
  | (typeof heedingFailpoints)[number]
  | (typeof forgettingFailpoints)[number];

/** Called when the process is at that point. */
export type ReachFailpoint = (name: Failpoint) => void;
