import { seedChannels, seedDms, seedUsers, WORKSPACE } from '../seed.ts';

/** What one workspace has that no other has. People and channels have the same ids in all that stand alone. */
export type Team = {
  teamId: string;
  teamName: string;
  domain: string;
  botUserId: string;
  botId: string;
  /** In an organisation no two workspaces have an id in common: this digit is in all of its own. */
  digit?: number;
};

/** Each emulated workspace believes that it's the only one: its own names on one side, those of its team on the other. */
export function seenAs(team: Team, inside: string, outside: string) {
  const names = (['teamId', 'teamName', 'domain', 'botUserId', 'botId'] as const).map(
    (name) => [WORKSPACE[name], team[name]] as const,
  );
  const ids = idsOf(team);
  const pairs = [...names, ...ids, [inside, outside] as const];
  const swap = (text: string, from: 0 | 1) =>
    pairs.reduce((said, pair) => said.replaceAll(pair[from], pair[1 - from] ?? ''), text);
  return {
    /** Those that tell it apart from the others of its organisation. */
    ids: ids.map(([, id]) => id),
    toTeam: (text: string) => swap(text, 0),
    toWorkspace: (text: string) => swap(text, 1),
  };
}

function idsOf({ digit }: Team): (readonly [string, string])[] {
  if (digit === undefined) return [];
  const users = seedUsers();
  const people = Object.values(users).filter(({ id }) => id !== WORKSPACE.botUserId);
  const places = [...Object.values(seedChannels(users)), ...seedDms(people)];
  return [...people, ...places].map(({ id }) => [id, `${id[0]}${digit}${id.slice(2)}`] as const);
}
