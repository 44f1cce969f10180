import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { writeFailureOf } from '../../services/slack/api/slack-errors.ts';

/** Who we are in this workspace. */
export type Identity = {
  teamId: string;
  botUserId: string;
  botId: string;
  /** The workspace's own address, with a slash at its end; null when Slack did not tell it. */
  url: string | null;
};

export type KeptIdentity = {
  known(): Identity | null;
  /** Why Slack is not usable, for readiness. */
  trouble(): string | null;
  /** Slack refused our token on another call: not ready until it says who we are again. */
  lost(error: string): void;
  /** Asks once and returns; asks on in the background while Slack gives no answer. */
  start(): Promise<void>;
  stop(): void;
};

type Options = {
  log: { error(fields: object, message: string): void };
  /** The token is no longer ours. */
  onRevoked: () => Promise<void>;
};

const authSchema = z
  .looseObject({
    team_id: z.string(),
    user_id: z.string(),
    bot_id: z.string(),
    url: z.url().optional().catch(undefined),
  })
  .transform(({ team_id, user_id, bot_id, url = null }) => ({
    teamId: team_id,
    botUserId: user_id,
    botId: bot_id,
    url,
  }));

const askAgainEvery = 10_000;

/** Learns whose token this is. Until then nothing that Slack sends is acknowledged. */
export function keepIdentity(client: WebClient, { log, onRevoked }: Options): KeptIdentity {
  let identity: Identity | null = null;
  let trouble: string | null = 'not asked yet';
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const ask = async (): Promise<void> => {
    try {
      identity = authSchema.parse(await client.auth.test());
      trouble = null;
    } catch (error) {
      const failure = writeFailureOf(error);
      trouble = 'error' in failure ? failure.error : failure.kind;
      log.error({ trouble }, 'Slack does not say who we are; asking again in ten seconds');
      if (failure.kind === 'revoked') {
        await onRevoked().catch((cause: unknown) =>
          log.error({ err: cause }, 'could not end what still runs'),
        );
      }
      askAgain();
    }
  };
  const askAgain = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void ask(), askAgainEvery);
  };
  return {
    known: () => identity,
    trouble: () => trouble,
    lost(error) {
      trouble = error;
      askAgain();
    },
    start: ask,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
