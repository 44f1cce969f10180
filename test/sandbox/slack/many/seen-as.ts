import { WORKSPACE } from '../seed.ts';

/** What one workspace has that no other has. People and channels have the same ids in all of them. */
export type Team = {
  teamId: string;
  teamName: string;
  domain: string;
  botUserId: string;
  botId: string;
};

/** Each emulated workspace believes that it's the only one: its own names on one side, those of its team on the other. */
export function seenAs(team: Team, inside: string, outside: string) {
  const names = (['teamId', 'teamName', 'domain', 'botUserId', 'botId'] as const).map(
    (name) => [WORKSPACE[name], team[name]] as const,
  );
  const pairs = [...names, [inside, outside] as const];
  const swap = (text: string, from: 0 | 1) =>
    pairs.reduce((said, pair) => said.replaceAll(pair[from], pair[1 - from] ?? ''), text);
  return {
    toTeam: (text: string) => swap(text, 0),
    toWorkspace: (text: string) => swap(text, 1),
  };
}
