import type { Actor } from '../people/actor.ts';
import { adminOf, authorize, type NotAnAdmin, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { maxCallsAtOnce } from './caps.ts';
import { loweringLimits, mayLower } from './policy/lower-limits.ts';
import type { Transact } from './ports/unit.ts';
import type { NamesAlike, TooManyCalls, TooManyDays, WorkspaceChange } from './workspace-settings.ts';

export type WorkspaceOutcome =
  | { kind: 'changed' }
  | NamesAlike
  | TooManyCalls
  | TooManyDays
  | NotAnAdmin
  | Outsider;

type Deps = {
  transact: Transact;
  people: Pick<People, 'isAdmin'>;
  /** Days that data is kept after a workspace removes the app: an admin may choose fewer, not more. */
  mostRemovalDays: number;
};

/** Changes what a workspace decided, for its admins. */
export const changeWorkspace =
  ({ transact, people, mostRemovalDays }: Deps) =>
  async (actor: Actor, change: WorkspaceChange): Promise<WorkspaceOutcome> => {
    const refusal = await authorize(actor, adminOf(people));
    if (refusal) return refusal;
    if (change.setting === 'calls' && (change.most ?? 1) > maxCallsAtOnce)
      return { kind: 'too_many_calls', most: maxCallsAtOnce };
    if (change.setting === 'removal' && (change.days ?? 1) > mostRemovalDays)
      return { kind: 'too_many_days', most: mostRemovalDays };
    const { teamId, userId } = actor;
    return transact(async (unit) => {
      const set = () => unit.workspaceSettings.change(teamId, userId, change);
      if (mayLower(change)) {
        await loweringLimits(unit, { teamId, channelId: null }, userId, set);
        return { kind: 'changed' };
      }
      // A persona that is named meanwhile waits.
      await unit.lockTeam(teamId);
      return (await set()) ?? { kind: 'changed' };
    });
  };
