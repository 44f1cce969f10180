import { callNameOf } from '../../../meetings/call-link.ts';
import type { ListOwner } from '../../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../../meetings/meeting.ts';
import type { ItemOutcome } from '../../../notes/change-item.ts';
import type { NotesOutcome } from '../../../notes/decide-notes.ts';
import type { ForgetOutcome } from '../../../notes/forget.ts';
import type { Item } from '../../../notes/item.ts';
import type { HoldReason } from '../../../notes/kept-notes.ts';
import type { WrittenNotes } from '../../../notes/written-notes.ts';
import { isPerson, mention, time } from '../../mrkdwn.ts';
import { waiting } from '../amounts.ts';
import { listNames } from '../do-not-say.ts';
import { wordsOfNoAccess } from './access.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';

const held = { what: 'The recap is held for review.', next: 'Release it first.' } as const;

/** Why a recap stays as it is. */
export const notesRefusals: ReasonBook<ByKind<Exclude<NotesOutcome, { kind: 'done' }>>> = {
  not_here: () => ({
    what: 'I have no notes for that call in this channel. They may have been deleted.',
    next: null,
  }),
  not_entitled: wordsOfNoAccess,
  not_of_the_call: () => ({
    what: 'Only people who asked for the call or were in it can release its recap. I couldn’t match your Slack name to a participant.',
    next: 'Ask one of them.',
  }),
  admin_sends_it: () => ({
    what: 'It has words on this workspace’s do-not-say list, so only a workspace admin can send it anyway.',
    next: 'Ask an admin who is in this channel.',
  }),
  held: () => held,
  already: ({ by }) => ({ what: by ? `${mention(by)} already released it.` : 'It isn’t held.', next: null }),
  busy: () => ({ what: 'Still writing.', next: 'Try again shortly.' }),
  too_often: ({ waitMs }) => ({
    what: 'These notes were regenerated several times already.',
    next: `Try again in ${waiting(waitMs)}.`,
  }),
  no_model: () => ({ what: 'Regenerating needs a model.', next: 'An admin can set one with MODEL.' }),
};

/** Why an action item stays as it is, for the person who wanted to change it. */
export const itemRefusals: ReasonBook<ByKind<Exclude<ItemOutcome, { kind: 'done' }>>, string> = {
  too_late: ({ item }, userId) => ({ what: whoWasFirst(item, userId), next: 'Check the list.' }),
  same_owner: ({ item }, userId) => ({
    what: item.ownerId === userId ? 'It’s already yours.' : 'It’s already theirs.',
    next: null,
  }),
  not_here: () => ({
    what: 'That action is no longer on this channel’s list.',
    next: 'Check the latest recap.',
  }),
  held: () => held,
  not_entitled: wordsOfNoAccess,
  not_an_owner: ({ why }) => notAnOwner[why],
};

/** Why a call’s notes aren’t forgotten. */
export const forgetRefusals: ReasonBook<ByKind<Exclude<ForgetOutcome, { kind: 'done' | 'confirm' }>>> = {
  not_here: () => ({
    what: 'I couldn’t find that call in this channel.',
    next: 'Send the link to the call, or to its thread here.',
  }),
  not_over: ({ meeting }) => ({
    what: `${nameOfCall(meeting)} isn’t over yet.`,
    next: 'Try again when it is.',
  }),
  not_theirs: () => ({
    what: 'Only the person who asked for the call, or a workspace admin, can delete it. Nothing was deleted.',
    next: 'Ask one of them.',
  }),
  not_entitled: wordsOfNoAccess,
  already: ({ by }) => ({ what: `Already forgotten${by ? `, by ${mention(by)}` : ''}.`, next: null }),
};

export type HeldRecap = Pick<Meeting, 'requestedBy'> & Pick<WrittenNotes, 'kind'>;

/** Why a recap waits for its release. */
export const holdReasons: ReasonBook<Record<HoldReason, HeldRecap>> = {
  outsiders: (recap) => heldBecause('people in the call aren’t in this channel', recap),
  by_name: (recap) => heldBecause('some people in the call are known to me only by name', recap),
  absentees: (recap) => heldBecause('this channel includes people who weren’t in the call', recap),
  unknown: (recap) => heldBecause('Slack couldn’t tell me who is in this channel', recap),
  workspace_list: (recap) => heldByList('workspace', recap),
  channel_list: (recap) => heldByList('channel', recap),
  call_list: (recap) => heldByList('call', recap),
  persona_list: (recap) => heldByList('persona', recap),
};

/** For the person who pressed, where the thread alone doesn't answer. */
export function sayNotesOutcome(outcome: NotesOutcome): string | null {
  return outcome.kind === 'done' ? null : sayReason(wordsFor(notesRefusals, outcome, undefined));
}

/** For the person who chose something in an item's menu, where the list alone doesn't answer. */
export function sayItemOutcome(outcome: ItemOutcome, userId: string): string | null {
  return outcome.kind === 'done' ? null : sayReason(wordsFor(itemRefusals, outcome, userId));
}

export function nameOfCall(meeting: Meeting): string {
  return `${callNameOf(meeting)} of ${time(meeting.createdAt, '{date_short_pretty} at {time}')}`;
}

function whatIsHeld({ kind }: HeldRecap): string {
  return kind === 'highlights' ? '*The highlights are held*' : '*The recap is held*';
}

function heldByList(list: ListOwner, recap: HeldRecap): ReasonWords {
  const { requestedBy } = recap;
  const dm = isPerson(requestedBy) ? `${mention(requestedBy)} has it in a DM. ` : '';
  const who = list === 'workspace' ? 'A workspace admin' : 'Anyone who asked for the call or was in it';
  return {
    what: `${whatIsHeld(recap)}: it, or the transcript, has words on ${listNames[list]}.`,
    next: `${dm}${who} can send it to this thread anyway.`,
  };
}

function heldBecause(why: string, recap: HeldRecap): ReasonWords {
  const { requestedBy } = recap;
  return {
    what: `${whatIsHeld(recap)}: ${why}, and this channel reviews recaps first (\`/pika recap hold\`).`,
    next: isPerson(requestedBy)
      ? `${mention(requestedBy)} has it in a DM. Anyone who asked for the call or was in it can release it to this thread.`
      : 'Anyone who was in the call can release it to this thread.',
  };
}

const notAnOwner = {
  nobody: { what: 'That’s an app, or someone who left.', next: 'Choose a person.' },
  not_in_channel: {
    what: 'They aren’t in this channel, so they couldn’t see where it comes from.',
    next: 'Invite them first.',
  },
  unknown: { what: 'Slack isn’t responding, so nothing was changed.', next: 'Try again in a minute.' },
} as const;

function whoWasFirst(item: Item, userId: string): string {
  const { changedBy, changedAt, editedBy, editedAt } = item;
  const isEdit = editedAt !== null && (changedAt === null || editedAt > changedAt);
  const by = isEdit ? editedBy : changedBy;
  const who = by === userId ? 'You already changed it' : by ? `${mention(by)} was first` : 'It was changed';
  return `${who}: ${isEdit ? 'its text is different now' : stateOf(item)}.`;
}

function stateOf({ state, ownerId }: Item): string {
  if (state === 'done') return 'it’s done';
  if (state === 'dropped') return 'it’s not an action';
  return ownerId ? `it’s open, for ${mention(ownerId)}` : 'it’s open';
}
