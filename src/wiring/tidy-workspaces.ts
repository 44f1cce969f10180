import { eachInTurn } from '../../services/common/in-turn.ts';
import { deleteLeftWorkspaces } from '../../services/store/rows/forgetting.ts';
import { databaseTime } from '../../services/store/transaction.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { connectAgents } from './agents.ts';
import type { Foundation } from './foundation.ts';
import type { connectNotes } from './notes.ts';

type Agents = Pick<ReturnType<typeof connectAgents>, 'endKeysOfLeft'>;

/** What is to be seen to in workspaces, once Slack has said who we are, and nightly. */
export async function tidyWorkspaces(
  base: Foundation,
  slack: SlackConnection,
  notes: Pick<ReturnType<typeof connectNotes>, 'reviewCopies'>,
  agents: Agents,
): Promise<void> {
  const reviews = () => eachInTurn(slack.identities(), ({ teamId }) => notes.reviewCopies(teamId));
  await eachInTurn([slack.findGone, () => deleteLeft(base, slack, agents), reviews], (step) => step());
}

/**
 * What is left of workspaces and people who are gone. Once Slack has said who we are, or that we're in no workspace, and
 * nightly: before that, the workspace we are back in would be deleted too.
 */
export async function deleteLeft(
  { config, database, jobs }: Foundation,
  slack: SlackConnection,
  agents: Agents,
): Promise<void> {
  const here = slack.here();
  if (!here) return;
  const { db } = database;
  for (const teamId of here) await agents.endKeysOfLeft(teamId);
  const deleted = await deleteLeftWorkspaces(db, here, config.LEFT_WORKSPACE_DAYS);
  if (deleted === 0) return;
  const deletedAt = (await databaseTime(db)).toISOString();
  await jobs.send(db, 'reclaim-space', { deletedAt });
}
