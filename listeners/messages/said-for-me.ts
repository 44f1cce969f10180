import { parseSaidForMe } from '../../services/briefs/parse-said-for-me.ts';
import type { SaidFor } from '../../services/briefs/say-for-me.ts';
import { saySaidFor } from '../../services/slack/words/briefs.ts';
import type { UseCases } from '../use-cases.ts';
import type { Post } from './post.ts';
import type { ThreadReply } from './thread-reply.ts';

type Said = Omit<ThreadReply, 'text'> & { readonly lines: readonly string[]; readonly changedTs: string };

/** What a standup collects of a reply: line by line where it says what to say. */
export function asLines(text: string): string {
  return parseSaidForMe(text, false)?.join('\n') ?? text;
}

/** Times in what is to be said aren't the call's. */
export function withoutSaid(post: Post): Post {
  const [first] = parseSaidForMe(post.text, true) ?? [];
  const at = first ? post.text.indexOf(first.slice(0, 20)) : -1;
  const text = post.text.slice(0, Math.max(0, at));
  // A link that comes after it is found where the times are.
  return text.includes('://') ? { ...post, text, blocks: undefined } : post;
}

/** Where it stands: a reply in the thread, beside the link, or in a mention. */
type Place = 'thread' | 'link' | 'mention';

/**
 * “I can’t come: say that …” goes along into the call of the thread. False for every other message; most cost no look.
 * Once the call runs, a mention is for the agent in it.
 */
export async function takeSaidForMe(
  useCases: Pick<UseCases, 'briefs' | 'postEphemeralOnce'>,
  said: ThreadReply,
  place: Place,
): Promise<boolean> {
  const lines = parseSaidForMe(said.text, place !== 'thread');
  if (!lines) return false;
  const outcome = await keep(useCases, { ...said, lines, changedTs: said.ts });
  if (outcome.kind === 'fixed' && place === 'mention') return false;
  return tell(useCases, said, outcome);
}

/** The same after an edit or a deletion: `before` is what stood there. */
export async function changeSaidForMe(
  { briefs }: Pick<UseCases, 'briefs'>,
  said: ThreadReply,
  before: string,
  changedTs: string,
): Promise<void> {
  const lines = parseSaidForMe(said.text, true);
  if (lines || parseSaidForMe(before, true))
    await keep({ briefs }, { ...said, lines: lines ?? [], changedTs });
}

function keep(
  { briefs }: Pick<UseCases, 'briefs'>,
  { teamId, channelId, threadTs, userId, lines, ts, changedTs }: Said,
): Promise<SaidFor> {
  return briefs.sayForMe({ teamId, channelId, threadTs, userId, isExternal: false, lines, ts, changedTs });
}

/** Only the writer is told. */
async function tell(
  { postEphemeralOnce }: Pick<UseCases, 'postEphemeralOnce'>,
  { key, teamId, channelId, threadTs, userId }: ThreadReply,
  outcome: SaidFor,
): Promise<boolean> {
  if (outcome.kind === 'no_meeting') return false;
  await postEphemeralOnce(`${key}:said`, { teamId, channelId, threadTs, userId }, saySaidFor(outcome));
  return true;
}
