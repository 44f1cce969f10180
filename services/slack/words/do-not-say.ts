import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { TaskKind } from '../../tasks/tool.ts';

/** A list as people know it: never what is on it. */
export const listNames = {
  workspace: 'this workspace’s do-not-say list',
  channel: 'this channel’s do-not-say list',
  call: 'this call’s do-not-say list',
  persona: 'the persona’s do-not-say list',
} as const satisfies Record<ListOwner, string>;

/** What an agent wants to do, where its own words for it aren't shown. */
export const heldTitles = {
  document: 'Draft a document',
  crm: 'Change a record',
  follow_up: 'Schedule a follow-up',
  message: 'Pass on a message',
  search: 'Search the web',
  workflow: 'Run a workflow',
  other: 'Use a tool',
} as const satisfies Record<TaskKind, string>;

/** On the card of what an agent wants to do. */
export function sayHeldToolCall(list: ListOwner): string {
  const who =
    list === 'workspace'
      ? 'Only a workspace admin can send it anyway.'
      : 'It goes only if somebody who may approve it sends it anyway.';
  return `:lock: It has words on ${listNames[list]}, so this card doesn’t show it. ${who}`;
}

/** In place of words of a call. */
export function sayHidden(list: ListOwner): string {
  return `_not shown, because of ${listNames[list]}_`;
}
