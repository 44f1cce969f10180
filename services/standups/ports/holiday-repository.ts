import type { Holidays } from '../holidays/holidays.ts';

/** Holidays of channels, inside one transaction. */
export type HolidayRepository = {
  of(teamId: string, channelId: string): Promise<Holidays | null>;
  /** In place of what was there. */
  set(holidays: Holidays): Promise<void>;
  /** Only where they still come from that address: meanwhile they may have been taken away, or others set. */
  update(
    known: Pick<Holidays, 'teamId' | 'channelId' | 'address'>,
    changes: Partial<Pick<Holidays, 'days' | 'etag' | 'lastOkAt' | 'problem' | 'nextReadAt'>>,
  ): Promise<void>;
  /** Null where there were none. */
  remove(teamId: string, channelId: string): Promise<Holidays | null>;
  /** One that is to be read by now; nobody else gets it before `again`. */
  claim(again: Date): Promise<Holidays | null>;
};
