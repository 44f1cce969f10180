import type { Changed } from '../../standups/changed.ts';
import { sayChanged } from '../words/standup.ts';
import { actions, button, type Content, section, words } from './elements.ts';

/** What the buttons are called on the wire; listeners answer to the same names. */
export const standupAction = {
  change: 'standup_change',
  undo: 'standup_undo',
  add: 'standup_add',
  menu: 'standup_menu',
  noHolidays: 'standup_no_holidays',
} as const;

/** A change that was made, with Change and Undo. */
export function standupChanged(changed: Changed): Content {
  const text = sayChanged(changed);
  const { id, version, removedAt } = changed.standup;
  const value = `${id}:${version}`;
  const buttons = [
    ...(removedAt ? [] : [button('Change', standupAction.change, value)]),
    ...(changed.undoable ? [button('Undo', standupAction.undo, value)] : []),
  ];
  return { ...words(text), blocks: [section(text), ...actions(buttons)] };
}
