import type { ListOwner } from '../../meetings/do-not-say/lists.ts';

/** A list as people know it: never what is on it. */
export const listNames = {
  workspace: 'this workspace’s do-not-say list',
  channel: 'this channel’s do-not-say list',
  call: 'this call’s do-not-say list',
  persona: 'the persona’s do-not-say list',
} as const satisfies Record<ListOwner, string>;

/** In place of words of a call. */
export function sayHidden(list: ListOwner): string {
  return `_not shown, because of ${listNames[list]}_`;
}
