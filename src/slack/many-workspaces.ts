import type { WebClient } from '@slack/web-api';
import { installationOf } from '../../listeners/team-of-payload.ts';
import { eachInTurn } from '../../services/common/in-turn.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import { NotInstalled, NotKnownYet } from '../../services/slack/api/client-of.ts';
import { writeFailureOf } from '../../services/slack/api/slack-errors.ts';
import { createSlackClient, type SlackClientOptions } from '../../services/slack/api/writer.ts';
import {
  type Installation,
  type InstallationRows,
  isOrganisation,
} from '../../services/store/rows/installation-rows.ts';
import type { Identity } from './identity.ts';
import { reviewOrganisation } from './organisations.ts';
import type { Rotate } from './rotate-token.ts';
import type { Wanted } from './wanted.ts';
import type { Workspaces } from './workspaces.ts';

export type ManyDeps = {
  rows: InstallationRows;
  /** One with a token that is good for a while. */
  rotate: Rotate;
  options: Omit<SlackClientOptions, 'token'>;
  /** Only these are let in; what others have of it ends with the start. */
  wanted: Wanted;
  /** How late this process may learn what another one was told. */
  lookEveryMs: number;
  /** Who has the app is known: what is to be seen to in workspaces may begin. */
  onKnown: () => Promise<unknown>;
  log: { error(fields: object, message: string): void };
};

/** What Slack says of a token that is nobody's any more. An expired one may still be exchanged. */
const gone = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'team_disabled']);

/** The workspaces that installed the app, each with a token of its own or with its organisation's. */
export function manyWorkspaces(deps: ManyDeps): Workspaces {
  const { rows, rotate, options, wanted, lookEveryMs, onKnown, log } = deps;
  /** By their ids, organisations among them. */
  let here: ReadonlyMap<string, Installation> = new Map();
  let hasLooked = false;
  let looking: { stop(): Promise<void> } | undefined;
  const clients = new Map<string, { token: string; client: WebClient }>();

  const lookAtAll = async () => {
    here = new Map((await rows.all()).map((row) => [row.teamId, row]));
    hasLooked = true;
    for (const id of clients.keys()) if (!here.has(id)) clients.delete(id);
  };
  const look = async (id: string): Promise<Installation | null> => {
    const row = await rows.of(id);
    const others = [...here].filter(([other]) => other !== id);
    here = new Map(row ? [...others, [id, row]] : others);
    return row;
  };
  const installed = async (id: string): Promise<Installation> => {
    const row = here.get(id) ?? (await look(id));
    if (!row) throw new NotInstalled();
    return row;
  };
  const workspacesHere = () => [...here.values()].filter((row) => !isOrganisation(row));
  /** Whose token opens it: its own, or else its organisation's. */
  const holderOf = async (id: string): Promise<Installation> => {
    const row = await installed(id);
    return row.token === null && row.enterpriseId ? installed(row.enterpriseId) : row;
  };
  const tokenOf = async (id: string): Promise<string> => {
    const holder = await holderOf(id);
    const row = await rotate(holder, () => look(holder.teamId));
    if (!row) throw new NotInstalled();
    const token = rows.open('token', row);
    // A key that is missing may be back tomorrow.
    if (token === null) throw new NotKnownYet();
    return token;
  };
  const clientOf = async (id: string): Promise<WebClient> => {
    const token = await tokenOf(id);
    const known = clients.get(id);
    if (known?.token === token) return known.client;
    const isByOrganisation = (await holderOf(id)).teamId !== id;
    const client = createSlackClient({ token, ...options, ...(isByOrganisation ? { teamId: id } : {}) });
    clients.set(id, { token, client });
    return client;
  };
  const lost = async (id: string, error: string): Promise<string[]> => {
    const lostNow = await rows.removed(id, error);
    const without = new Map(here);
    for (const one of [id, ...lostNow]) {
      without.delete(one);
      clients.delete(one);
    }
    here = without;
    return lostNow;
  };
  const review = async (enterpriseId: string): Promise<string[]> => {
    const organisation = await look(enterpriseId);
    if (!organisation) return [];
    const left = await reviewOrganisation({ rows, wanted }, await clientOf(enterpriseId), organisation);
    await lookAtAll();
    return left;
  };
  /** Whether Slack refuses a token for good. */
  const isRefused = (error: unknown): boolean => {
    if (error instanceof NotInstalled) return true;
    const failure = writeFailureOf(error);
    return 'error' in failure && gone.has(failure.error);
  };
  const isGone = async (id: string, ifUnsure: boolean): Promise<boolean> => {
    try {
      // Another process may know a newer token.
      const row = await look(id);
      if (!row) return true;
      if (row.token === null && row.enterpriseId) return await isGoneFrom(row.enterpriseId, id);
      await (await clientOf(id)).auth.test();
      return false;
    } catch (error) {
      if (!isRefused(error)) return ifUnsure;
      const enterpriseId = here.get(id)?.enterpriseId ?? null;
      if (enterpriseId === null || enterpriseId === id || !here.has(enterpriseId)) return true;
      // Its organisation may have it all the same.
      await rows.dropToken(id);
      return isGone(id, ifUnsure);
    }
  };
  /** Its organisation may have lost the app, with all its workspaces, or only this one. */
  const isGoneFrom = async (enterpriseId: string, teamId: string): Promise<boolean> => {
    try {
      await review(enterpriseId);
    } catch (error) {
      if (!isRefused(error)) throw error;
      await lost(enterpriseId, 'found_gone');
    }
    return !here.has(teamId);
  };
  /** One that was taken off the list: its token is given back, and its calls end as those of one that removed us. */
  const leaveUnwanted = async (row: Installation): Promise<void> => {
    const { teamId } = row;
    // What opens the others of its organisation stays.
    if (row.token !== null)
      await clientOf(teamId)
        .then((client) => client.auth.revoke())
        .catch((err: unknown) => log.error({ err, teamId }, 'Could not give a token back'));
    await lost(teamId, 'not_wanted');
  };
  const isWanted = ({ teamId, enterpriseId, token }: Installation): boolean => {
    if (teamId === enterpriseId) return wanted.organisation(teamId);
    return token === null && enterpriseId
      ? wanted.workspaceOf(enterpriseId, teamId)
      : wanted.workspace(teamId);
  };
  return {
    clientOf,
    tokenOf,
    identityOf(teamId) {
      const row = here.get(teamId);
      return row ? asIdentity(row) : null;
    },
    known: async (teamId) => asIdentity(await installed(teamId)),
    identities: () => workspacesHere().map(asIdentity),
    async ofPayload(payload) {
      const { id, enterpriseId } = installationOf(payload);
      const row = id === null ? null : (here.get(id) ?? (await look(id)));
      const isMixedUp = enterpriseId !== null && row?.enterpriseId !== enterpriseId;
      return row && !isMixedUp ? asIdentity(row) : null;
    },
    here: () => (hasLooked ? [...here.keys()] : null),
    isReady: () => hasLooked,
    // One workspace's trouble keeps nobody else out.
    trouble: () => (hasLooked ? null : 'not looked yet'),
    isGone,
    async findGone() {
      const ask = async (id: string) => {
        if (here.has(id) && (await isGone(id, false))) await lost(id, 'found_gone');
      };
      const holders = [...here.values()].filter(({ token }) => token !== null);
      await eachInTurn(holders, ({ teamId }) => ask(teamId));
      await eachInTurn([...here.values()].filter(isOrganisation), ({ teamId }) => review(teamId));
    },
    lost,
    async lookAgain(id) {
      const row = await look(id);
      if (row && isOrganisation(row)) await review(id);
    },
    reviewOrganisation: review,
    async start() {
      await lookAtAll();
      await eachInTurn(
        [...here.values()].filter((row) => !isWanted(row)),
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
