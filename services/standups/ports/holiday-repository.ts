import type { Holidays } from '../holidays/holidays.ts';

/** Holidays of channels, inside one transaction. */
export type HolidayRepository = {
  of(teamId: string, channelId: string): Promise<Holidays | null>;
  /** Replaces the holidays of the channel. */
  set(holidays: Holidays): Promise<void>;
  /** Only while they still come from that address: someone may have removed or replaced them. */
  update(
    known: Pick<Holidays, 'teamId' | 'channelId' | 'address'>,
    changes: Partial<Pick<Holidays, 'days' | 'etag' | 'lastOkAt' | 'problem' | 'nextReadAt'>>,
  ): Promise<void>;
  /** Null where there were none. */
  remove(teamId: string, channelId: string): Promise<Holidays | null>;
  /** Takes one that is due to be read; nobody else gets it before `again`. */
  claim(again: Date): Promise<Holidays | null>;
};
