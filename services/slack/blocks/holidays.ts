import type { Holidays } from '../../standups/holidays/holidays.ts';
import { sayHolidays, sayHolidaysOutcome } from '../words/holidays.ts';
import { aboutNothing, actions, button, type Content, confirmed, section, words } from './elements.ts';
import { settingButton } from './setting-form.ts';
import { standupAction } from './standup.ts';

/** A channel's days off, for the person who asked. */
export function holidayAnswer(known: Holidays | null): Content {
  const text = known ? sayHolidays(known) : sayHolidaysOutcome({ kind: 'none' });
  const remove = confirmed(
    button('Remove', standupAction.noHolidays, aboutNothing, 'danger'),
    'Remove the holidays?',
    'Standups will no longer be skipped on holidays.',
  );
  const buttons = [settingButton('holidays'), ...(known ? [remove] : [])];
  return { ...words(text), blocks: [section(text), ...actions(buttons)] };
}
