import type { Holidays } from '../holidays/holidays.ts';

/** Holidays of channels, inside one transaction. */
export type HolidayDesk = {
  of(teamId: string, channelId: string): Promise<Holidays | null>;
  /** In place of what was there. */
  set(holidays: Holidays): Promise<void>;
  /** Null where there were none. */
  remove(teamId: string, channelId: string): Promise<Holidays | null>;
  /** One that is to be read by now; nobody else gets it before `again`. */
  claim(again: Date): Promise<Holidays | null>;
};
