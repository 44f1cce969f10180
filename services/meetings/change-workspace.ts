import type { Actor } from '../people/actor.ts';
import { adminOf, authorize, type NotAnAdmin, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Transact } from './ports/unit.ts';
import type { WorkspaceChange } from './workspace-settings.ts';

export type WorkspaceOutcome = { kind: 'changed' } | NotAnAdmin | Outsider;

/** Changes what a workspace decided, for its admins. */
export const changeWorkspace =
  ({ transact, people }: { transact: Transact; people: Pick<People, 'isAdmin'> }) =>
  async (actor: Actor, change: WorkspaceChange): Promise<WorkspaceOutcome> => {
    const refusal = await authorize(actor, adminOf(people));
    if (refusal) return refusal;
    await transact((unit) => unit.workspaceSettings.change(actor.teamId, actor.userId, change));
    return { kind: 'changed' };
  };
