/** Whom calendars of a workspace invite to a call. */
type Invited = {
  /** The first few, by name or address. */
  readonly people: readonly { readonly name: string; readonly email: string | null }[];
  /** Invited, but not among them. */
  readonly more: number;
  /** Some have another e-mail domain than the calendar's owner. */
  readonly outside: boolean;
};

export type Invitations = {
  /** To the call at that time, by any calendar. */
  of(call: { teamId: string; callKey: string }, at: Date): Promise<Invited>;
};
