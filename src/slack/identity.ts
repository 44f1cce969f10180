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

const whoSchema = z.looseObject({
  user_id: z.string(),
  bot_id: z.string(),
  url: z.url().optional().catch(undefined),
  team: z.string().optional().catch(undefined),
});
const workspaceSchema = whoSchema.extend({ team_id: z.string() });
const organisationSchema = whoSchema.extend({ enterprise_id: z.string() });
const kindSchema = z.looseObject({ is_enterprise_install: z.boolean().optional().catch(undefined) });

/** A token that opens all workspaces of an organisation, where one for a workspace is wanted. */
class OrganisationToken extends Error {
  override name = 'organisation_token';
}

/** Who we are, as Slack says of a token (https://docs.slack.dev/reference/methods/auth.test). Throws for an organisation's. */
export function identityIn(answer: unknown): Identity {
  if (kindSchema.parse(answer).is_enterprise_install) throw new OrganisationToken();
  const { team_id: teamId, ...who } = workspaceSchema.parse(answer);
  return { teamId, ...whoIn(who) };
}

/** The same of an organisation's token, under the organisation's id. */
export function organisationIn(answer: unknown): Identity {
  if (!kindSchema.parse(answer).is_enterprise_install) throw new Error('Slack gave no organisation’s token');
  const { enterprise_id: teamId, ...who } = organisationSchema.parse(answer);
  return { teamId, ...whoIn(who) };
}

function whoIn({ user_id: botUserId, bot_id: botId, url, team }: z.infer<typeof whoSchema>) {
  return { botUserId, botId, url: url ?? null, name: team ?? null };
}

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
      identity = identityIn(await client.auth.test());
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
