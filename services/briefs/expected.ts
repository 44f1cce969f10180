/** Somebody who is expected, as a calendar or an earlier call names them. */
export type ExpectedPerson = { readonly name: string; readonly email: string | null };

export type Expected = {
  readonly from: 'calendar' | 'last_time';
  readonly people: readonly ExpectedPerson[];
  /** Invited, but not among `people`. */
  readonly more: number;
  /** Somebody has another e-mail domain than the calendar's owner. */
  readonly outside: boolean;
  /** Whom others' calendars invite to the same call: what they say is for nobody's eyes, and who hears it counts all the same. */
  readonly unnamed: readonly ExpectedPerson[];
};
