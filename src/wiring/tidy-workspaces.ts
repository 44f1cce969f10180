import { endKeysOfLeft } from '../../services/agents/end-keys-of-left.ts';
import { eachInTurn } from '../../services/common/in-turn.ts';
import type { Executor } from '../../services/store/executor.ts';
import { agentQueries } from '../../services/store/queries/agent-queries.ts';
import { deleteLeftWorkspaces } from '../../services/store/rows/forgetting.ts';
import { databaseTime } from '../../services/store/transaction.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { connectNotes } from './notes.ts';

/** What is to be seen to in workspaces, once Slack has said who we are, and nightly. */
export async function tidyWorkspaces(
  base: Foundation,
  slack: SlackConnection,
  notes: Pick<ReturnType<typeof connectNotes>, 'reviewCopies'>,
): Promise<void> {
  const reviews = () => eachInTurn(slack.identities(), ({ teamId }) => notes.reviewCopies(teamId));
  await eachInTurn([slack.findGone, () => deleteLeft(base, slack), reviews], (step) => step());
}

/**
 * What is left of workspaces and people who are gone. Once Slack has said who we are, or that we're in no workspace, and
 * nightly: before that, the workspace we are back in would be deleted too.
 */
export async function deleteLeft(
  { config, database, jobs }: Foundation,
  slack: SlackConnection,
): Promise<void> {
  const here = slack.here();
  if (!here) return;
  const { db } = database;
  for (const teamId of here) await endKeys(db, slack, teamId);
  const deleted = await deleteLeftWorkspaces(db, here, config.LEFT_WORKSPACE_DAYS);
  if (deleted === 0) return;
  const deletedAt = (await databaseTime(db)).toISOString();
  await jobs.send(db, 'reclaim-space', { deletedAt });
}

function endKeys(db: Executor, { people }: SlackConnection, teamId: string): Promise<void> {
  const { keyOwners, revokeAllOf } = agentQueries(db);
  return endKeysOfLeft({
    keyOwners: () => keyOwners(teamId),
    revokeAllOf: (userId) => revokeAllOf(teamId, userId),
    kindOf: (userId) => people.kindOf({ teamId, userId }),
  });
}
