import { within } from '../../services/common/within.ts';
import { NotInstalled, NotKnownYet } from '../../services/slack/api/client-of.ts';
import { createSlackClient, type SlackClientOptions } from '../../services/slack/api/writer.ts';
import { type Identity, keepIdentity, type OnIdentity } from './identity.ts';
import type { Workspaces } from './workspaces.ts';

type Options = OnIdentity & {
  client: SlackClientOptions;
  log: { error(fields: object, message: string): void };
};

/** What is to be written, or asked, right after the start waits this long for Slack's word whose token it is. */
const knownWithinMs = 5_000;

/** The workspace of the bot token, and no other. */
export function oneWorkspace({ client: options, log, ...on }: Options): Workspaces {
  const client = createSlackClient(options);
  const identity = keepIdentity(client, { log, ...on });
  const ours = async (teamId: string): Promise<Identity> => {
    if (!identity.known()) await within(knownWithinMs, identity.asked, () => undefined);
    const known = identity.known();
    if (!known && !identity.isRevoked()) throw new NotKnownYet();
    if (known?.teamId !== teamId) throw new NotInstalled();
    return known;
  };
  const identities = () => [identity.known() ?? []].flat();
  return {
    clientOf: async (teamId) => {
      await ours(teamId);
      return client;
    },
    async tokenOf(teamId) {
      await ours(teamId);
      return options.token;
    },
    identityOf: (teamId) => identities().find((one) => one.teamId === teamId) ?? null,
    known: ours,
    identities,
    // Over Slack Connect it may name another, whose people are strangers here.
    ofPayload: async () => identity.known(),
    here() {
      if (!identity.known() && !identity.isRevoked()) return null;
      return identity.trouble() ? [] : identities().map(({ teamId }) => teamId);
    },
    isReady: () => identity.known() !== null,
    trouble: identity.trouble,
    isGone: async () => true,
    // It's asked whose the token is all the time.
    findGone: async () => {},
    lookAgain: async () => {},
    reviewOrganisation: async () => [],
    async lost(teamId, error) {
      if (identity.known() && identity.known()?.teamId !== teamId) return [];
      identity.lost(error);
      return [teamId];
    },
    start: identity.start,
    stop: identity.stop,
  };
}
