import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Leases } from '../../services/meetings/ports/leases.ts';
import { NotInstalled, NotKnownYet } from '../../services/slack/api/client-of.ts';
import { writeFailureOf } from '../../services/slack/api/slack-errors.ts';
import { createSlackClient, type SlackClientOptions } from '../../services/slack/api/writer.ts';
import type {
  GivenTokens,
  Installation,
  InstallationRows,
} from '../../services/store/rows/installation-rows.ts';

/** An installation whose token is good for a while; `look` reads it again. */
export type Rotate = (
  row: Installation,
  look: () => Promise<Installation | null>,
) => Promise<Installation | null>;

export type RotateDeps = {
  rows: InstallationRows;
  leases: Leases;
  /** Of the app, which alone may exchange its tokens. */
  app: { clientId: string; clientSecret: string };
  options: Omit<SlackClientOptions, 'token'>;
  /** The database's clock. */
  now: () => Date;
  log: { error(fields: object, message: string): void };
};

/** Slack's tokens are good for twelve hours. */
const beforeEndMs = 2 * 3_600_000;
/** Longer than an exchange may take. */
const leaseSeconds = 30;

const refreshedSchema = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

/**
 * Exchanges a token before it ends (https://docs.slack.dev/authentication/using-token-rotation). One process does it: what
 * the others have is good until then, and the next look shows them the new one.
 */
export function createRotate({ rows, leases, app, options, now, log }: RotateDeps): Rotate {
  const client: WebClient = createSlackClient({ token: '', ...options });
  const running = new Map<string, Promise<Installation | null>>();

  const exchange = async (refreshToken: string): Promise<GivenTokens> => {
    const answer = await client.oauth.v2.access({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token, refresh_token, expires_in } = refreshedSchema.parse(answer);
    const expiresAt = new Date(now().getTime() + expires_in * 1_000);
    return { token: access_token, refreshToken: refresh_token, expiresAt };
  };
  const rotate: Rotate = async ({ teamId }, look) => {
    const lease = await leases.acquire(`slack-token:${teamId}`, leaseSeconds);
    const row = await look();
    if (!row || !endsSoon(row, now())) return row;
    if (!lease) return whileGood(row, now());
    try {
      const refreshToken = rows.open('refresh', row);
      if (refreshToken === null) return whileGood(row, now());
      await rows.rotated(teamId, await exchange(refreshToken));
      return await look();
    } catch (error) {
      log.error({ err: error, teamId }, 'A workspace’s token could not be exchanged');
      // Another process may have been first, under a lease that had run out here.
      const newest = await look();
      if (newest && newest.refreshToken !== row.refreshToken) return newest;
      if (isOver(row, now()) && isForGood(error)) throw new NotInstalled();
      return whileGood(row, now());
    } finally {
      await leases.release(lease);
    }
  };
  return async (row, look) => {
    if (!endsSoon(row, now())) return row;
    const already = running.get(row.teamId);
    if (already) return already;
    const rotating = rotate(row, look).finally(() => running.delete(row.teamId));
    running.set(row.teamId, rotating);
    return rotating;
  };
}

function endsSoon({ refreshToken, tokenExpiresAt }: Installation, now: Date): boolean {
  if (!refreshToken || !tokenExpiresAt) return false;
  return tokenExpiresAt.getTime() - now.getTime() < beforeEndMs;
}

/** Nothing is sent with a token that has ended: Slack would say of it what it says of one that was taken back. */
function whileGood(row: Installation, now: Date): Installation {
  if (isOver(row, now)) throw new NotKnownYet();
  return row;
}

function isOver({ tokenExpiresAt }: Installation, now: Date): boolean {
  return tokenExpiresAt !== null && tokenExpiresAt <= now;
}

/** What Slack says of a refresh token that will never be exchanged again. */
const refusals = new Set(['invalid_refresh_token', 'token_revoked', 'account_inactive', 'team_disabled']);

function isForGood(error: unknown): boolean {
  const failure = writeFailureOf(error);
  return 'error' in failure && refusals.has(failure.error);
}
