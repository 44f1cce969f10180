import { THREAD_STATUSES } from '../agent-threads.ts';
import { isRecord, type Json } from '../json.ts';
import { RATES } from '../limits.ts';
import type { Channel } from '../seed.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';

const MAX_TITLE = 200;
const MAX_PROMPTS = 4;

/** https://docs.slack.dev/reference/methods/agents.sessions.setStatus: tier 3, for apps that are declared as agents. */
const setStatus: ApiMethod = {
  token: 'bot',
  rate: RATES.tier3,
  scope: (_, args) => (wearsFace(args) ? ['chat:write', 'chat:write.customize'] : 'chat:write'),
  args: {
    channel_id: 'required',
    status: 'required',
    thread_ts: 'optional',
    title: 'optional',
    initiator_user_id: 'optional',
    icon_emoji: 'optional',
    icon_url: 'optional',
    username: 'optional',
  },
  run(world, args) {
    requireAgent(world, 'agents.sessions.setStatus');
    const channel = channelIn(world, args);
    const status = THREAD_STATUSES.find((one) => one === args.status);
    if (!status)
      throw misused(world, 'invalid_status', `agents.sessions.setStatus: ${args.status} is no status`);
    const threadTs = textArg(args, 'thread_ts');
    if (threadTs === undefined)
      throw misused(world, 'thread_ts_required', 'agents.sessions.setStatus: a thread has a `thread_ts`');
    const parent = world.store.find(channel.id, threadTs);
    if (parent?.threadTs !== undefined && parent.threadTs !== threadTs)
      world.violate(`agents.sessions.setStatus: ${threadTs} is a reply, not the thread's parent`);
    if (String(args.title ?? '').length > MAX_TITLE)
      throw misused(world, 'invalid_arguments', 'a title over 200');
    const initiator = textArg(args, 'initiator_user_id');
    if (initiator !== undefined && !channel.members.has(initiator)) throw new Refusal('user_not_found');
    world.agentThreads.set(channel.id, threadTs, status);
    const hasStop = world.installation.hears({ type: 'agent_session_stopped' }, undefined);
    return {
      ...{ ok: true, status, agent_status: status, title: textArg(args, 'title') ?? '' },
      ...(hasStop ? {} : { warning: 'missing_agent_session_stopped_event_subscription' }),
    };
  },
};

/** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: tier 4. */
const setSuggestedPrompts: ApiMethod = {
  token: 'bot',
  rate: RATES.tier4,
  scope: () => 'assistant:write',
  args: { channel_id: 'required', prompts: 'required', thread_ts: 'optional', title: 'optional' },
  run(world, args) {
    requireAgent(world, 'assistant.threads.setSuggestedPrompts');
    const channel = channelIn(world, args);
    if (channel.kind !== 'im') throw new Refusal('channel_not_found');
    if (args.thread_ts !== undefined)
      world.violate('assistant.threads.setSuggestedPrompts: with a thread it silently fails for an agent');
    const prompts = Array.isArray(args.prompts) ? args.prompts.filter(isPrompt) : [];
    if (
      !Array.isArray(args.prompts) ||
      prompts.length !== args.prompts.length ||
      prompts.length > MAX_PROMPTS
    )
      throw misused(
        world,
        'invalid_arguments',
        'assistant.threads.setSuggestedPrompts: up to four, with title and message',
      );
    world.agentThreads.suggest(channel.id, prompts);
    return { ok: true };
  },
};

function isPrompt(value: unknown): value is Json {
  return (
    isRecord(value) && [value.title, value.message].every((part) => typeof part === 'string' && part !== '')
  );
}

function wearsFace({ icon_emoji, icon_url, username }: Json): boolean {
  return [icon_emoji, icon_url, username].some((value) => value !== undefined);
}

/** Slack names no error for apps that aren't agents. */
function requireAgent({ installation, features, violate }: ApiWorld, method: string): void {
  if (!features.agents) throw new Refusal('feature_disabled');
  if (installation.isAgent) return;
  violate(`${method}: the manifest declares no agent`);
  throw new Refusal('feature_disabled');
}

/** The bot must be a member. */
function channelIn({ directory }: ApiWorld, args: Json): Channel {
  const channel = directory.channel(textArg(args, 'channel_id') ?? '');
  if (!channel) throw new Refusal('channel_not_found');
  if (directory.botIsIn(channel)) return channel;
  throw new Refusal(channel.kind === 'channel' ? 'not_authorized' : 'channel_not_found');
}

function misused({ violate }: ApiWorld, error: string, what: string): Refusal {
  violate(what);
  return new Refusal(error);
}

export const AGENT_METHODS: Record<string, ApiMethod> = {
  'agents.sessions.setStatus': setStatus,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
};
