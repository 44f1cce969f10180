import type { ListOwner } from '../../meetings/do-not-say/lists.ts';

/** A list as people know it: never what is on it. */
export const listNames = {
  workspace: 'this workspace’s do-not-say list',
  channel: 'this channel’s do-not-say list',
  call: 'this call’s do-not-say list',
  persona: 'the persona’s do-not-say list',
} as const satisfies Record<ListOwner, string>;

/** On the card of what an agent wants to do. */
export function sayHeldToolCall(list: ListOwner): string {
  const who =
    list === 'workspace'
      ? 'Only a workspace admin can send it anyway.'
      : 'It goes only if you send it anyway.';
  return `:lock: It has words on ${listNames[list]}. ${who}`;
}

/** In place of words of a call. */
export function sayHidden(list: ListOwner): string {
  return `_not shown, because of ${listNames[list]}_`;
}
