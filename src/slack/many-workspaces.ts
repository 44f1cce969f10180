import type { WebClient } from '@slack/web-api';
import { installedTeamOf } from '../../listeners/team-of-payload.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import { NotInstalled, NotKnownYet } from '../../services/slack/api/client-of.ts';
import { writeFailureOf } from '../../services/slack/api/slack-errors.ts';
import { createSlackClient, type SlackClientOptions } from '../../services/slack/api/writer.ts';
import type { Installation, InstallationRows } from '../../services/store/rows/installation-rows.ts';
import type { Identity } from './identity.ts';
import type { Rotate } from './rotate-token.ts';
import type { Workspaces } from './workspaces.ts';

export type ManyDeps = {
  rows: InstallationRows;
  /** One with a token that is good for a while. */
  rotate: Rotate;
  options: Omit<SlackClientOptions, 'token'>;
  /** How late this process may learn what another one was told. */
  lookEveryMs: number;
  /** Who has the app is known: what is to be seen to in workspaces may begin. */
  onKnown: () => Promise<unknown>;
  log: { error(fields: object, message: string): void };
};

/** What Slack says of a token that is nobody's any more. An expired one may still be exchanged. */
const gone = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'team_disabled']);

/** The workspaces that installed the app, each with a token of its own. */
export function manyWorkspaces({ rows, rotate, options, lookEveryMs, onKnown, log }: ManyDeps): Workspaces {
  let here: ReadonlyMap<string, Installation> = new Map();
  let hasLooked = false;
  let looking: { stop(): Promise<void> } | undefined;
  const clients = new Map<string, { token: string; client: WebClient }>();

  const lookAtAll = async () => {
    here = new Map((await rows.all()).map((row) => [row.teamId, row]));
    hasLooked = true;
    for (const teamId of clients.keys()) if (!here.has(teamId)) clients.delete(teamId);
  };
  const look = async (teamId: string): Promise<Installation | null> => {
    const row = await rows.of(teamId);
    const others = [...here].filter(([id]) => id !== teamId);
    here = new Map(row ? [...others, [teamId, row]] : others);
    return row;
  };
  const installed = async (teamId: string): Promise<Installation> => {
    const row = here.get(teamId) ?? (await look(teamId));
    if (!row) throw new NotInstalled();
    return row;
  };
  const tokenOf = async (teamId: string): Promise<string> => {
    const row = await rotate(await installed(teamId), () => look(teamId));
    if (!row) throw new NotInstalled();
    const token = rows.open('token', row);
    // A key that is missing may be back tomorrow.
    if (token === null) throw new NotKnownYet();
    return token;
  };
  const clientOf = async (teamId: string): Promise<WebClient> => {
    const token = await tokenOf(teamId);
    const known = clients.get(teamId);
    if (known?.token === token) return known.client;
    const client = createSlackClient({ token, ...options });
    clients.set(teamId, { token, client });
    return client;
  };
  const identityOf = (teamId: string) => {
    const row = here.get(teamId);
    return row ? asIdentity(row) : null;
  };
  return {
    clientOf,
    tokenOf,
    identityOf,
    known: async (teamId) => asIdentity(await installed(teamId)),
    identities: () => [...here.values()].map(asIdentity),
    async ofPayload(payload) {
      const teamId = installedTeamOf(payload);
      if (teamId === null) return null;
      const row = here.get(teamId) ?? (await look(teamId));
      return row && asIdentity(row);
    },
    here: () => (hasLooked ? [...here.keys()] : null),
    isReady: () => hasLooked,
    // One workspace's trouble keeps nobody else out.
    trouble: () => (hasLooked ? null : 'not looked yet'),
    async isGone(teamId, ifUnsure) {
      try {
        // Another process may know a newer token.
        if (!(await look(teamId))) return true;
        await (await clientOf(teamId)).auth.test();
        return false;
      } catch (error) {
        const failure = writeFailureOf(error);
        return ('error' in failure && gone.has(failure.error)) || ifUnsure;
      }
    },
    async lost(teamId, error) {
      await rows.removed(teamId, error);
      await look(teamId);
      clients.delete(teamId);
    },
    lookAgain: async (teamId) => void (await look(teamId)),
    async start() {
      await lookAtAll();
      // Nobody waits for it.
      void onKnown().catch((err: unknown) => log.error({ err }, 'Could not tidy up the workspaces'));
      const failed = (err: unknown) => log.error({ err }, 'Could not look which workspaces have the app');
      looking = startPolling(lookEveryMs, () => lookAtAll().catch(failed));
    },
    stop: () => void looking?.stop(),
  };
}

function asIdentity({ teamId, botUserId, botId, url, teamName: name }: Installation): Identity {
  return { teamId, botUserId, botId, url, name };
}
