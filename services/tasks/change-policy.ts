import { isDeepStrictEqual } from 'node:util';
import { eachInTurn } from '../common/in-turn.ts';
import type { WorkspaceOutcome } from '../meetings/change-workspace.ts';
import type { SettingChange } from '../meetings/channel-settings.ts';
import { type Policy, type PolicyOf, policyIn } from '../meetings/policy/policy.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { WorkspaceChange } from '../meetings/workspace-settings.ts';
import type { Actor } from '../people/actor.ts';
import {
  adminOf,
  authorize,
  memberOf,
  type NotAnAdmin,
  type NotEntitled,
  type Outsider,
} from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { SettingOutcome } from './change-setting.ts';
import type { ToolChoice } from './tool-choices.ts';

export type PolicyDeps = {
  transact: Transact;
  changeSetting: (actor: Actor, change: SettingChange) => Promise<SettingOutcome>;
  changeWorkspace: (actor: Actor, change: WorkspaceChange) => Promise<WorkspaceOutcome>;
};

export type PolicyField = keyof Policy;

/** What of a form wasn't taken, and why. */
export type NotTaken = {
  readonly field: PolicyField;
  readonly why: Exclude<SettingOutcome | WorkspaceOutcome, { kind: 'changed' }>;
};

/** What the lists of a policy may name. */
export type PolicyChoices = {
  /** Null is the one that is built in. */
  readonly personas: readonly { readonly id: string | null; readonly name: string }[];
  readonly tools: readonly ToolChoice[];
};

export type PolicyOutcome =
  | { kind: 'policy'; policy: Policy; choices: PolicyChoices }
  | NotEntitled
  | NotAnAdmin
  | Outsider;

/** What a channel decided, for its full members; its workspace's for admins. Nobody else learns what is on the lists. */
export const showPolicy =
  (
    deps: Pick<PolicyDeps, 'transact'> & {
      people: Pick<People, 'standing' | 'isAdmin'>;
      choicesIn: (teamId: string) => Promise<PolicyChoices>;
    },
  ) =>
  async (actor: Actor, of: PolicyOf): Promise<PolicyOutcome> => {
    const need = of === 'channel' ? memberOf(deps.people, actor) : adminOf(deps.people);
    const refusal = await authorize<NotEntitled | NotAnAdmin>(actor, need);
    if (refusal) return refusal;
    const policy = await readPolicy(deps)(actor, of);
    return { kind: 'policy', policy, choices: await deps.choicesIn(actor.teamId) };
  };

const readPolicy =
  ({ transact }: Pick<PolicyDeps, 'transact'>) =>
  ({ teamId, channelId }: Pick<Actor, 'teamId' | 'channelId'>, of: PolicyOf): Promise<Policy> =>
    transact(async (unit) =>
      policyIn(
        of === 'channel'
          ? await unit.channels.own(teamId, channelId)
          : await unit.workspaceSettings.of(teamId),
      ),
    );

/**
 * Changes these fields, each with the check that its command has. The others stay as they are, also where the form says
 * otherwise: it may have been open for long.
 */
export const changePolicy =
  (deps: PolicyDeps) =>
  async (
    actor: Actor,
    of: PolicyOf,
    wanted: Policy,
    changed: readonly PolicyField[],
  ): Promise<NotTaken[]> => {
    const before = await readPolicy(deps)(actor, of);
    const notTaken: NotTaken[] = [];
    const fields = changed.filter((field) => !isDeepStrictEqual(before[field], wanted[field]));
    await eachInTurn(fields, async (field) => {
      const outcome =
        of === 'channel'
          ? await deps.changeSetting(actor, changes[field](wanted))
          : await deps.changeWorkspace(actor, changes[field](wanted));
      if (outcome.kind !== 'changed') notTaken.push({ field, why: outcome });
    });
    return notTaken;
  };

type Change = SettingChange & WorkspaceChange;

const changes: Record<PolicyField, (wanted: Policy) => Change> = {
  auto: ({ auto: value }) => ({ setting: 'auto', value }),
  limitMinutes: ({ limitMinutes: minutes }) => ({ setting: 'limit', minutes }),
  budgetUsd: ({ budgetUsd: usd }) => ({ setting: 'budget', usd }),
  holdRecap: ({ holdRecap: hold }) => ({ setting: 'recap', hold }),
  retentionDays: ({ retentionDays: days }) => ({ setting: 'retention', days }),
  onObjection: ({ onObjection: then }) => ({ setting: 'objection', then }),
  doNotSay: ({ doNotSay }) => ({ setting: 'do_not_say', lines: [...doNotSay] }),
  senders: ({ senders: value }) => ({ setting: 'bound', of: 'senders', value }),
  personas: ({ personas: value }) => ({ setting: 'bound', of: 'personas', value }),
  toolsOff: ({ toolsOff: value }) => ({ setting: 'bound', of: 'toolsOff', value }),
  keep: ({ keep: value }) => ({ setting: 'bound', of: 'keep', value }),
  guests: ({ guests: value }) => ({ setting: 'bound', of: 'guests', value }),
};

export const policyFields = Object.keys(changes) as readonly PolicyField[];
