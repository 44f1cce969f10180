import type { ProposalOutcome } from '../../services/meetings/proposal.ts';
import { isOwnDm } from '../../services/people/own-dm.ts';
import { isInDm, sayWhoAsked } from '../../services/slack/words/reasons/requests.ts';
import type { AppContext, UseCases } from '../use-cases.ts';
import type { Post } from './post.ts';
import { isByBot, isByExternal, threadOf } from './thread-reply.ts';

/** A request made in a DM stays private: only the member who posted the link learns who asked for the call before. */
export async function tellWhoAsked(
  { kindOf, postEphemeral: whisper }: UseCases,
  post: Post,
  outcomes: readonly ProposalOutcome[],
  me: AppContext,
): Promise<void> {
  const { user: userId, channel: channelId } = post;
  if (!userId || isByBot(post) || isByExternal(post, me) || isOwnDm(channelId)) return;
  const words = outcomes.flatMap((one) => (one.kind === 'already' && isInDm(one) ? [sayWhoAsked(one)] : []));
  if (words.length === 0 || (await kindOf(userId)) !== 'member') return;
  await whisper({ ...threadOf(post, me), userId }, words.join('\n'));
}
