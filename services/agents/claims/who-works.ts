import type { AgentMode } from '../../meetings/channel-settings.ts';
import { isOver, type Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { AgentRepository } from '../ports/agent-repository.ts';
import type { Claim, Claims } from '../ports/claims.ts';

/** Who hears what is said to the agent of a meeting, and works in its call. */
export type CallWorker =
  /** Somebody's own, which said so. */
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'house' }
  /** Where the house agent is off: everybody's own that looked at the meeting. */
  | { readonly kind: 'agents' };

type Needs = {
  readonly claims: Pick<Claims, 'of'>;
  readonly agents: Pick<AgentRepository, 'hasAgent'>;
  readonly channels: Pick<Unit['channels'], 'settings'>;
};

type Place = Pick<Meeting, 'teamId' | 'channelId'>;

/** What the house agent does in a channel; `hasModel`: whether there is one. */
export async function houseMode(
  { channels }: Pick<Needs, 'channels'>,
  { teamId, channelId }: Place,
  hasModel: boolean,
): Promise<AgentMode> {
  return hasModel ? ((await channels.settings(teamId, channelId)).agent?.value ?? 'on') : 'off';
}

/** The one answer to who works in a call: of two agents, never both. Null is nobody. */
export async function whoWorks(
  unit: Needs,
  meeting: Place & Pick<Meeting, 'id' | 'state'>,
  hasModel: boolean,
): Promise<CallWorker | null> {
  const claim = await claimOf(unit, meeting);
  if (claim) return { kind: 'claimed', claim };
  if ((await houseMode(unit, meeting, hasModel)) !== 'off') return { kind: 'house' };
  return (await unit.agents.hasAgent(meeting.id)) ? { kind: 'agents' } : null;
}

/** The agent that took a meeting over, until its call ends. */
export async function claimOf(
  { claims }: Pick<Needs, 'claims'>,
  meeting: Pick<Meeting, 'id' | 'state'>,
): Promise<Claim | null> {
  return isClaimable(meeting) ? claims.of(meeting) : null;
}

/** While there is a call to work in, or one to come. */
export function isClaimable(meeting: Pick<Meeting, 'state'>): boolean {
  return !isOver(meeting) && meeting.state !== 'wrapping_up';
}
