/** Somebody asks, by the page about a call, to have their words in it forgotten. Anybody with the page may have asked. */
export type ForgetRequest = {
  readonly id: string;
  readonly teamId: string;
  readonly meetingId: string;
  /** As the call showed it, says who asks. */
  readonly name: string;
  readonly state: 'open' | 'forgotten' | 'refused';
  readonly decidedBy: string | null;
  readonly createdAt: Date;
};

/** What came of it. `spoke`: somebody of that name said something that was kept. */
export type ForgottenWords = { readonly exports: readonly string[]; readonly spoke: boolean };
