import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { pages } from '../../services/slack/api/asked.ts';
import type { Granted, Installation, InstallationRows } from '../../services/store/rows/installation-rows.ts';
import type { Wanted } from './wanted.ts';

const grantedSchema = z.looseObject({
  teams: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })),
});

/**
 * Brings the workspaces of an organisation up to what Slack says its admins added the app to, and we let have it. Answers those
 * that have it no more. Rejects where Slack doesn't say.
 */
export async function reviewOrganisation(
  { rows, wanted }: { rows: InstallationRows; wanted: Wanted },
  client: WebClient,
  organisation: Installation,
): Promise<string[]> {
  const { teamId: enterpriseId } = organisation;
  const mayUse = ({ teamId }: Granted) => wanted.workspaceOf(enterpriseId, teamId);
  const granted = (await grantedTo(client)).filter(mayUse);
  const before = (await rows.all()).filter((row) => row.enterpriseId === enterpriseId && row.token === null);
  const isIn = (list: readonly { teamId: string }[], teamId: string) =>
    list.some((one) => one.teamId === teamId);
  await rows.joined(
    organisation,
    granted.filter(({ teamId }) => !isIn(before, teamId)),
  );
  const lost = before.filter(({ teamId }) => !isIn(granted, teamId));
  for (const { teamId } of lost) await rows.removed(teamId, 'access_revoked');
  return lost.map(({ teamId }) => teamId);
}

/** https://docs.slack.dev/reference/methods/auth.teams.list */
async function grantedTo(client: WebClient): Promise<Granted[]> {
  const found = await pages(grantedSchema.parse, (cursor) =>
    client.auth.teams.list({ limit: 200, ...cursor }),
  );
  return found.flatMap(({ teams }) => teams.map(({ id, name = null }) => ({ teamId: id, teamName: name })));
}
