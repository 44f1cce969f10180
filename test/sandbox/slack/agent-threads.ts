import type { Courier } from './delivery/courier.ts';
import type { Installation } from './installation.ts';
import { actionTime } from './interactive/parties.ts';
import type { Json } from './json.ts';
import type { Directory } from './people.ts';

export const THREAD_STATUSES = ['active', 'processing', 'suspended', 'closed'] as const;
export type ThreadStatus = (typeof THREAD_STATUSES)[number];

export type AgentThreads = ReturnType<typeof createAgentThreads>;

/** The app's agent sessions, one a thread, and what it suggests in DMs (https://docs.slack.dev/ai/agent-sessions). */
export function createAgentThreads() {
  const statuses = new Map<string, ThreadStatus[]>();
  const prompts = new Map<string, Json[]>();
  const keyOf = (channel: string, threadTs: string) => `${channel}:${threadTs}`;
  return {
    set(channel: string, threadTs: string, status: ThreadStatus): void {
      const key = keyOf(channel, threadTs);
      statuses.set(key, [...(statuses.get(key) ?? []), status]);
    },
    /** Everything that a thread's session was, in order; empty where there is none. */
    of: (channel: string, threadTs: string): readonly ThreadStatus[] =>
      statuses.get(keyOf(channel, threadTs)) ?? [],
    suggest: (channel: string, shown: Json[]): void => void prompts.set(channel, shown),
    /** What stands above the composer of a DM. */
    suggested: (channel: string): readonly Json[] => prompts.get(channel) ?? [],
  };
}

type Deps = {
  agentThreads: AgentThreads;
  directory: Directory;
  courier: Courier;
  installation: Installation;
};

/** `times`: how often Slack tells of it, at once. */
type Stopping = { user: string; channel: string; threadTs: string; times?: number };

/**
 * Somebody presses Slack's stop button beside a thread (https://docs.slack.dev/reference/events/agent_session_stopped): it is
 * there while the session is `processing` and the app listens to the event. The status stays until the app sets another.
 */
export function createStopping({ agentThreads, directory, courier, installation }: Deps) {
  return async ({ user, channel, threadTs, times = 1 }: Stopping) => {
    const place = directory.channel(channel);
    if (agentThreads.of(channel, threadTs).at(-1) !== 'processing')
      throw new Error(`The session of ${threadTs} isn't processing: there is no stop button`);
    if (place?.kind !== 'channel' && !place?.members.has(user))
      throw new Error(`${user} doesn't see ${channel}`);
    const event = {
      ...{ type: 'agent_session_stopped', channel, user, thread_ts: threadTs },
      ...{ streaming_message_ts: [], event_ts: actionTime() },
    };
    if (!installation.hears(event, undefined)) throw new Error('Without the event there is no stop button');
    return courier.deliverEvent(event, { times });
  };
}
