import { BLOCK_LIMITS as LIMITS } from '../limits.ts';
import { day, list, may, must, string, timeOfDay } from './check.ts';
import { option } from './composition.ts';

/** What each picker takes, whether in an `input` block, in `actions` or beside a section. */
export const pickers = {
  static_select: { options: must(list(option, LIMITS.options)), initial_option: may(option) },
  users_select: { initial_user: may(string(20)) },
  channels_select: { initial_channel: may(string(20)) },
  datepicker: { initial_date: may(day) },
  timepicker: { initial_time: may(timeOfDay), timezone: may(string(60)) },
};
