import type { WebClient } from '@slack/web-api';
import { installedTeamOf } from '../../listeners/team-of-payload.ts';
import { eachInTurn } from '../../services/common/in-turn.ts';
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
  /** Only these are let in; what others have of it ends with the start. */
  wanted: readonly string[];
  /** How late this process may learn what another one was told. */
  lookEveryMs: number;
  /** Who has the app is known: what is to be seen to in workspaces may begin. */
  onKnown: () => Promise<unknown>;
  log: { error(fields: object, message: string): void };
};

/** What Slack says of a token that is nobody's any more. An expired one may still be exchanged. */
const gone = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'team_disabled']);

/** The workspaces that installed the app, each with a token of its own. */
export function manyWorkspaces(deps: ManyDeps): Workspaces {
  const { rows, rotate, options, wanted, lookEveryMs, onKnown, log } = deps;
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
  const isGone = async (teamId: string, ifUnsure: boolean): Promise<boolean> => {
    try {
      // Another process may know a newer token.
      if (!(await look(teamId))) return true;
      await (await clientOf(teamId)).auth.test();
      return false;
    } catch (error) {
      if (error instanceof NotInstalled) return true;
      const failure = writeFailureOf(error);
      return ('error' in failure && gone.has(failure.error)) || ifUnsure;
    }
  };
  const lost = async (teamId: string, error: string): Promise<void> => {
    await rows.removed(teamId, error);
    await look(teamId);
    clients.delete(teamId);
  };
  /** A workspace that was taken off the list: its token is given back, and its calls end as those of one that removed us. */
  const leaveUnwanted = async (teamId: string): Promise<void> => {
    await clientOf(teamId)
      .then((client) => client.auth.revoke())
      .catch((err: unknown) => log.error({ err, teamId }, 'Could not give a token back'));
    await lost(teamId, 'not_wanted');
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
    isGone,
    async findGone() {
      await eachInTurn([...here.keys()], async (teamId) => {
        if (await isGone(teamId, false)) await lost(teamId, 'found_gone');
      });
    },
    lost,
    lookAgain: async (teamId) => void (await look(teamId)),
    async start() {
      await lookAtAll();
      await eachInTurn(
        [...here.keys()].filter((teamId) => !wanted.includes(teamId)),
        leaveUnwanted,
      );
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
