/** Characters of a fact, and of the words that it comes from. */
export const maxFactChars = 300;
export const maxQuoteChars = 600;
/** Days for which people are asked whether to keep what a rule or a model proposes. */
export const daysOfProposal = 14;
/** Days after which people are asked whether what they kept still holds. */
export const daysUntilAged = 90;

export type FactKind = 'fact' | 'preference' | 'role' | 'commitment' | 'decision';

/** `retired`: another took its place, or nobody wanted it. A forgotten one has no words any more. */
export type FactState = 'proposed' | 'kept' | 'retired' | 'forgotten';

/** Who may read it: everybody in a channel, or one person. */
export type FactAudience =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'person'; readonly userId: string };

/** Somebody in one call, by the name they had there: one of that name in another call is somebody else. */
export type CallGuest = { readonly name: string; readonly meetingId: string };

/** Somebody in Slack, or a guest of a call. Null for nobody in particular. */
export type FactAbout =
  | {
      readonly kind: 'person';
      readonly userId: string;
      /** As whom they were in a call, where somebody said that it was them. */
      readonly guest?: CallGuest;
    }
  | (CallGuest & {
      readonly kind: 'guest';
      /** Once somebody said whose it is, and nobody in Slack has it. */
      readonly email: string | null;
    })
  | null;

/** The guest of a call that it is about, as it is known by now. */
export function guestIn(about: FactAbout): CallGuest | null {
  if (about === null) return null;
  if (about.kind === 'person') return about.guest ?? null;
  const { name, meetingId } = about;
  return { name, meetingId };
}

/** Whether somebody said who that guest is. */
export function isLinked(about: FactAbout): boolean {
  return about?.kind === 'guest' ? about.email !== null : about?.guest !== undefined;
}

export type FactSource =
  | { readonly kind: 'typed' }
  | {
      readonly kind: 'message';
      /** Who wrote it; null where Slack names nobody. */
      readonly authorId: string | null;
      readonly channelId: string;
      readonly ts: string;
      /** Its own words; '' where somebody typed theirs. */
      readonly quote: string;
      /** The meeting in whose thread it stands: forgetting that takes it along. */
      readonly meetingId: string | null;
    }
  /** Typed into what a call's persona takes along: forgetting that call takes it along. */
  | { readonly kind: 'brief'; readonly meetingId: string }
  | {
      readonly kind: 'call';
      readonly meetingId: string;
      /** Of the transcript, by when they begin: milliseconds from the start of the session. */
      readonly segments: readonly string[];
      readonly quote: string;
      /** As the transcript names them. */
      readonly saidBy: string;
      readonly saidAtMs: number | null;
    };

/** The call that it was said in, or typed for. */
export function callOf({ source }: Pick<Fact, 'source'>): string[] {
  return source.kind === 'call' || source.kind === 'brief' ? [source.meetingId] : [];
}

export type FactMaker =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'model' };

/** Something that is known, with where it comes from and who may read it. */
export type Fact = {
  readonly id: string;
  readonly teamId: string;
  readonly audience: FactAudience;
  readonly about: FactAbout;
  readonly kind: FactKind;
  /** At most `maxFactChars`; '' once forgotten. */
  readonly text: string;
  readonly source: FactSource;
  readonly madeBy: FactMaker;
  /** From 0 to 1; 1 where a person said so. */
  readonly confidence: number;
  readonly state: FactState;
  /** The one that took its place. */
  readonly supersededBy: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** When somebody was last asked whether it still holds. */
  readonly askedAt: Date | null;
  /** The meeting below whose recap. */
  readonly askedIn: string | null;
  readonly lastUsedAt: Date | null;
};

/** Whether people are asked below this call's recap if it still holds, and nobody has answered. */
export function isAskedIn({ state, askedIn, askedAt, decidedAt }: Fact, meetingId: string): boolean {
  if (state !== 'kept' || askedIn !== meetingId || askedAt === null) return false;
  return decidedAt === null || decidedAt < askedAt;
}
