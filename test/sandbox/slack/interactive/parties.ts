import type { Courier } from '../delivery/courier.ts';
import type { Attempt } from '../delivery/transport.ts';
import type { Installation } from '../installation.ts';
import type { Json } from '../json.ts';
import type { Directory } from '../people.ts';
import { OTHER_TEAM, WORKSPACE } from '../seed.ts';
import type { Triggers } from './triggers.ts';

/** What every way of acting on the app needs. */
export type InteractiveDeps = {
  directory: Directory;
  courier: Courier;
  installation: Installation;
  triggers: Triggers;
};

export type InteractionAnswer = {
  ok: boolean;
  status?: number;
  /** What the person would see: nothing came within 3 s, or it could not be brought at all. */
  error?: 'operation_timeout' | 'dispatch_failed';
  body?: unknown;
  elapsedMs: number;
};

/** The parts of an interaction's payload that say who acted, and to which app it goes. */
export function partiesOf(directory: Directory, userId: string, userTeam?: string): Json {
  const person = directory.user(userId);
  const name = person?.name ?? 'someone';
  const teamId = userTeam ?? person?.teamId ?? WORKSPACE.teamId;
  return {
    user: { id: userId, username: name, name, team_id: teamId },
    // The person's workspace, which for a stranger is not the one the app is installed in.
    team: { id: teamId, domain: teamId === WORKSPACE.teamId ? WORKSPACE.domain : OTHER_TEAM.domain },
    api_app_id: WORKSPACE.appId,
    token: WORKSPACE.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function requireInteractivity(installation: Installation): void {
  if (!installation.isInteractive) throw new Error("The app's manifest has interactivity off");
}

export function answerOf(attempt: Attempt): InteractionAnswer {
  const { ok, status, answer, elapsedMs } = attempt;
  const slow = attempt.error === 'http_timeout' || attempt.error === 'timeout';
  return {
    ok,
    ...(status !== undefined && { status }),
    ...(!ok && { error: slow ? 'operation_timeout' : 'dispatch_failed' }),
    ...(answer !== undefined && { body: answer }),
    elapsedMs,
  };
}

export function channelName(directory: Directory, id: string): string {
  const channel = directory.channel(id);
  if (channel?.kind === 'im') return 'directmessage';
  return channel?.kind === 'group' ? 'privategroup' : (channel?.name ?? 'unknown');
}

/** Slack's time of an action: seconds with microseconds. */
export function actionTime(): string {
  return (Date.now() / 1000).toFixed(6);
}
