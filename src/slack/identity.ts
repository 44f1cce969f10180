import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { writeFailureOf } from '../../services/slack/api/slack-errors.ts';

/** Who we are in this workspace. */
export type Identity = {
  teamId: string;
  botUserId: string;
  botId: string;
  /** The workspace's own address, with a slash at the end; null if Slack didn't tell. */
  url: string | null;
  /** What the workspace is called; null if Slack didn't tell. */
  name: string | null;
};

export type KeptIdentity = {
  known(): Identity | null;
  /** Why Slack isn't usable, for readiness. */
  trouble(): string | null;
  /** Slack said so when it was asked who we are: we're in no workspace. */
  isRevoked(): boolean;
  /** Slack refused our token elsewhere, or said that we were removed: not ready until it tells again who we are. */
  lost(error: string): void;
  /** Resolves once Slack was asked for the first time, whatever it said. */
  asked: Promise<void>;
  /** Asks once and returns; keeps asking in the background until Slack answers. */
  start(): Promise<void>;
  stop(): void;
};

export type OnIdentity = {
  /** The token is no longer ours. */
  onRevoked: () => Promise<void>;
  /** Slack has said who we are, for the first time or again. */
  onKnown: () => Promise<unknown>;
};

type Options = OnIdentity & { log: { error(fields: object, message: string): void } };

/** What Slack says of whose token it is. */
export const authSchema = z
  .looseObject({
    team_id: z.string(),
    user_id: z.string(),
    bot_id: z.string(),
    url: z.url().optional().catch(undefined),
    team: z.string().optional().catch(undefined),
  })
  .transform(({ team_id, user_id, bot_id, url = null, team: name = null }) => ({
    teamId: team_id,
    botUserId: user_id,
    botId: bot_id,
    url,
    name,
  }));

const askAgainMs = 10_000;

/** Asks Slack whose token this is. Until it answers, nothing from Slack is acknowledged. */
export function keepIdentity(client: WebClient, { log, onRevoked, onKnown }: Options): KeptIdentity {
  let identity: Identity | null = null;
  let trouble: string | null = 'not asked yet';
  let isRevoked = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>();

  const ask = async (): Promise<void> => {
    try {
      identity = authSchema.parse(await client.auth.test());
      trouble = null;
      isRevoked = false;
      // Nobody waits for it: the app takes requests as soon as it knows who it is.
      void onKnown().catch((err: unknown) =>
        log.error({ err }, 'Could not catch up with what changed in Slack'),
      );
    } catch (error) {
      const failure = writeFailureOf(error);
      trouble = 'error' in failure ? failure.error : failure.kind;
      log.error({ trouble }, "Slack didn't say who we are; asking again in ten seconds");
      isRevoked ||= failure.kind === 'revoked';
      if (failure.kind === 'revoked') {
        await onRevoked().catch((cause: unknown) =>
          log.error({ err: cause }, 'Could not end the running sessions'),
        );
      }
      askAgain();
    } finally {
      wasAsked();
    }
  };
  const askAgain = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void ask(), askAgainMs);
  };
  return {
    known: () => identity,
    trouble: () => trouble,
    isRevoked: () => isRevoked,
    asked,
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
