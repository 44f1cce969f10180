import type { ClientOf } from '../../services/slack/api/client-of.ts';
import type { Identity } from './identity.ts';

/**
 * The workspaces that the app is in, and how each is spoken to. Nothing is said to, or asked of, one in the name of another:
 * a question for one that we aren't in is refused.
 */
export type Workspaces = {
  clientOf: ClientOf;
  /** The bot token that opens it; rejects as `clientOf` does. */
  tokenOf(teamId: string): Promise<string>;
  /** Who we are there; null where we aren't, or where Slack hasn't told. */
  identityOf(teamId: string): Identity | null;
  /** The same, once Slack has had a moment to tell; rejects where we aren't. */
  known(teamId: string): Promise<Identity>;
  /** Who we are in each that we know. */
  identities(): readonly Identity[];
  /** The one that a payload of Slack's came from, or the organisation where it's about that; null where we aren't in it. */
  ofPayload(payload: unknown): Promise<Identity | null>;
  /** Those that we're surely in, organisations among them; null as long as nobody can say. */
  here(): readonly string[] | null;
  /** Whether anything from Slack may be let in. */
  isReady(): boolean;
  /** Why Slack isn't usable, for readiness. */
  trouble(): string | null;
  /** Whether Slack says by now that we aren't there any more, after it refused our token, or said that we were removed. `ifUnsure` where it says nothing. */
  isGone(teamId: string, ifUnsure: boolean): Promise<boolean>;
  /** Asks Slack of each whether we are still there: its word that we aren't may have got lost. */
  findGone(): Promise<void>;
  /** What was stored of one may have changed. */
  lookAgain(teamId: string): Promise<void>;
  /** The admins of an organisation added the app to workspaces, or took it from some. Answers those that have it no more. */
  reviewOrganisation(enterpriseId: string): Promise<string[]>;
  /** We are there no more. Answers who is gone with it: all workspaces that had it by an organisation. */
  lost(teamId: string, error: string): Promise<string[]>;
  start(): Promise<void>;
  stop(): void;
};
