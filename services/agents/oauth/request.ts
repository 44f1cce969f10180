/**
 * How far a request of a client has come: the page shows its code (`waiting`), somebody typed it and Slack asks them
 * (`asked`), they answered (`allowed`, `refused`), the browser took the authorization code along (`issued`), and the client
 * brought that (`redeemed`).
 */
export type Stage = 'waiting' | 'asked' | 'allowed' | 'refused' | 'issued' | 'redeemed';

/** What a client asks for, in one browser. */
export type OAuthRequest = {
  id: string;
  clientId: string;
  redirectUri: string;
  /** The client's own; null where it sent none. */
  clientState: string | null;
  /** PKCE's, of the method `S256`. */
  challenge: string;
  readOnly: boolean;
  /** SHA-256 of the browser's cookie. */
  browserHash: string;
  /** What the person types in Slack. */
  code: string;
  stage: Stage;
  /** Who typed it; null before. */
  teamId: string | null;
  userId: string | null;
  /** The one channel that they typed it for; null is all of theirs. */
  channelId: string | null;
  /** What they call the agent; null where they don't say. */
  name: string | null;
  /** SHA-256 of the authorization code. */
  grantHash: string | null;
  /** The key that came of it. */
  tokenId: string | null;
  /** From then on it has ended, at whatever stage. */
  expiresAt: Date;
};

/** A client that registered itself. */
export type OAuthClient = {
  id: string;
  /** What it calls itself: nobody has checked it. */
  name: string;
  redirectUris: string[];
};

/** Minutes for each step that a person takes. */
const stepMinutes = 5;
/** Seconds that an authorization code counts: a client redeems it at once. */
const codeSeconds = 60;

/** When a request ends that came to this stage now. */
export function endOf(stage: Stage, now: Date): Date {
  const seconds = stage === 'issued' ? codeSeconds : stepMinutes * 60;
  return new Date(now.getTime() + seconds * 1_000);
}
