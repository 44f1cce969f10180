import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { writeFailureOf } from '../../services/slack/slack-errors.ts';

/** Who we are in this workspace. */
export type Identity = { teamId: string; botUserId: string; botId: string };

const authSchema = z
  .looseObject({ team_id: z.string(), user_id: z.string(), bot_id: z.string() })
  .transform(({ team_id, user_id, bot_id }) => ({ teamId: team_id, botUserId: user_id, botId: bot_id }));

export type IdentityOutcome =
  | { kind: 'known'; identity: Identity }
  | { kind: 'revoked'; error: string }
  | { kind: 'unreachable'; error: string };

/** Asks Slack whose token this is. */
export async function askIdentity(client: WebClient): Promise<IdentityOutcome> {
  try {
    return { kind: 'known', identity: authSchema.parse(await client.auth.test()) };
  } catch (error) {
    const failure = writeFailureOf(error);
    const words = 'error' in failure ? failure.error : failure.kind;
    return failure.kind === 'revoked'
      ? { kind: 'revoked', error: words }
      : { kind: 'unreachable', error: words };
  }
}
