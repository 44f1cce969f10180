import { type Call, looksLikeCallLink } from '../../services/meetings/call-link.ts';
import type { Unjoinable } from '../../services/meetings/links/unjoinable.ts';
import type { RequestedVia } from '../../services/meetings/meeting.ts';
import type { NamedPersona } from '../../services/personas/named-in.ts';
import { sayBadLink } from '../../services/slack/words/commands.ts';
import { sayUnjoinable } from '../../services/slack/words/reasons/links.ts';
import { recurringHint } from '../../services/slack/words/standup-command.ts';
import type { ResolveStartTime } from '../../services/times/messages/resolve-start-time.ts';
import { type Intent, intentOf } from '../intent.ts';
import { questionIn } from '../question.ts';
import type { AppContext, ListenerDeps, UseCases } from '../use-cases.ts';
import { answerAboutMe, answerIntent, answerPost, answerSmallTalk, isSmallTalk } from './answer-post.ts';
import { recurrenceIn } from './find-recurrence.ts';
import { callsInPost } from './links-in-post.ts';
import { linksOfApp } from './links-of-app.ts';
import { withoutPreviews } from './parts-of-post.ts';
import type { Post } from './post.ts';
import { asLines, takeSaidForMe, withoutSaid } from './said-for-me.ts';
import { startsOfPost } from './starts-of-post.ts';
import {
  appOf,
  isByBot,
  isByExternal,
  isOurs,
  isOutside,
  keyOf,
  plain,
  type ThreadReply,
  threadOf,
  threadReplyIn,
} from './thread-reply.ts';

/**
 * A post with call links asks for meetings. One that addresses us without a link asks about past meetings, or gets help
 * if it is empty. Every other post costs at most a look whether a question waits in its thread. Slack sends a mention as
 * `message` and as `app_mention`: both arrive here, and the post's timestamp makes them one.
 */
export const handlePost =
  ({ useCases }: Pick<ListenerDeps, 'useCases'>) =>
  async (given: Post, me: AppContext, appId: string | undefined, isMention: boolean): Promise<void> => {
    if (isOurs(given, me, appId)) return;

    const byBot = isByBot(given);
    const post = byBot ? given : withoutPreviews(given);
    const { calls, unjoinable } = byBot ? { calls: linksOfApp(post), unjoinable: null } : callsInPost(post);
    const spokenTo = !byBot && (isMention || mentions(post, me) || post.channel_type === 'im');
    if (calls.length === 0 && !spokenTo) {
      const isAnswer = await answer(useCases, post, me, byBot);
      return unjoinable && !isAnswer ? explain(useCases, post, me, unjoinable) : undefined;
    }

    const key = keyOf(post);
    const requestedBy = post.user ?? post.bot_id ?? 'unknown';
    if (calls.length === 0) {
      const to = { ...threadOf(post, me), userId: requestedBy };
      const question = questionIn(plain(post.text, me));
      const intent = intentOf(question);
      if (intent === 'about_me')
        return answerAboutMe(useCases, { key, to, isExternal: isByExternal(post, me) });
      if (intent && (await answerIntent(useCases, me, { key, to, intent }))) return;
      if (await passToAgent(useCases, post, me, intent)) return;
      const isQuestion = question !== '' && !unjoinable && !looksLikeCallLink(post.text);
      if (isQuestion && (await askHouse(useCases, post, me))) return;
      if (isSmallTalk(intent)) return answerSmallTalk(useCases, me, { key, to, intent });
      if (isQuestion)
        return answerPost(useCases, me, { key, to, question, isExternal: isByExternal(post, me) });
      if (question === '') return useCases.helpOnce(key, to);
      await useCases.replyOnce(key, to, sayBadLink(post.text));
      return;
    }
    const named = byBot ? null : await personaIn(useCases, post, me);
    const outcomes = await useCases.propose({
      key,
      requestedBy,
      ...threadOf(post, me),
      messageTs: post.ts,
      via: viaOf(post, byBot, isMention || mentions(post, me)),
      calls: await startsOfPost(without(named?.said, useCases.resolveStartTime), withoutSaid(post), {
        calls,
        byApp: byBot,
        teamId: me.teamId,
      }),
      persona: named && { id: named.id },
      minutes: null,
      byExternal: isByExternal(post, me),
      app: byBot ? appOf(post) : null,
    });
    if (!byBot && outcomes.length === 1) await sayWithLink(useCases, post, me);
    const [only, ...others] = outcomes;
    if (only?.kind === 'proposed' && others.length === 0 && !byBot)
      await hintAtStandup(useCases, post, calls, me);
  };

/** “… I can’t come: say that the migration is done”, beside the link. */
async function sayWithLink(useCases: UseCases, post: Post, me: AppContext): Promise<void> {
  const said = threadReplyIn({ ...post, thread_ts: post.thread_ts ?? post.ts }, me);
  if (said && !(await isOutside(useCases, said))) await takeSaidForMe(useCases, said, 'link');
}

/** Whom a post wants sent. Most posts have no “as”, and cost no look. */
async function personaIn(
  { personas }: UseCases,
  { text }: Post,
  me: AppContext,
): Promise<NamedPersona | null> {
  return /\bas\s/i.test(text) ? personas.namedIn(me.teamId, text) : null;
}

/** A persona's name says nothing about the time. */
function without(said: string | undefined, resolve: ResolveStartTime): ResolveStartTime {
  return said ? (written) => resolve({ ...written, text: written.text.replace(said, ' ') }) : resolve;
}

/** A post that says “every Monday” is one meeting; its author is shown the command for all of them. */
async function hintAtStandup(
  useCases: UseCases,
  post: Post,
  [call]: readonly Call[],
  me: AppContext,
): Promise<void> {
  const recurrence = recurrenceIn(post.text);
  if (!recurrence || !call || !post.user || isByExternal(post, me) || post.channel_type === 'im') return;
  const to = { ...threadOf(post, me), userId: post.user };
  await useCases.postEphemeral(to, recurringHint(recurrence.rule, { ...recurrence, call }));
}

/** Who pasted a link that can't be joined learns why; nobody else is bothered. */
async function explain(useCases: UseCases, post: Post, me: AppContext, why: Unjoinable): Promise<void> {
  if (!post.user || isByBot(post) || isByExternal(post, me)) return;
  const to = { ...threadOf(post, me), userId: post.user };
  await useCases.postEphemeralOnce(keyOf(post), to, sayUnjoinable(why));
}

/** A plain reply in a thread where a question waits is the answer to it. False where none does. */
async function answer(useCases: UseCases, post: Post, me: AppContext, byBot: boolean): Promise<boolean> {
  const said = byBot || post.thread_ts === post.ts || !post.text.trim() ? null : threadReplyIn(post, me);
  if (!said) return false;
  // In parallel: each waits up to half a second while the database is slow.
  const [asked, prompted] = await Promise.all([useCases.isAsked(said), useCases.standups.isPrompted(said)]);
  if ((asked || prompted) && (await isOutside(useCases, said))) return false;
  if (asked) await useCases.answerQuestion(said);
  else if (prompted) await useCases.standups.collect(collected(said));
  else if (await takeSaidForMe(useCases, said, 'thread')) return true;
  else if (await useCases.isForHouse(said)) return passOn(useCases, said);
  return asked || prompted;
}

/** To the agent of the thread's meeting. False if there is none, and for people of other workspaces. */
async function passOn(useCases: UseCases, said: ThreadReply): Promise<boolean> {
  return !(await isOutside(useCases, said)) && (await useCases.sayToAgent(said)) !== 'no_meeting';
}

/** Before a standup begins, replies in its thread are collected for it. */
async function collectForStandup({ standups }: UseCases, said: ThreadReply): Promise<boolean> {
  const prompted = await standups.isPrompted(said);
  return prompted && standups.collect(collected(said));
}

function collected(said: ThreadReply) {
  return { ...said, text: asLines(said.text), changedTs: said.ts };
}

/** In the thread of a meeting, what is said to us goes to its agent. False if there is no meeting. */
async function passToAgent(
  useCases: UseCases,
  post: Post,
  me: AppContext,
  intent: Intent | null,
): Promise<boolean> {
  const said = threadReplyIn(post, me);
  if (said === null || said.text === '' || (await isOutside(useCases, said))) return false;
  if (!isSmallTalk(intent) && (await collectForStandup(useCases, said))) return true;
  if (await takeSaidForMe(useCases, said, 'mention')) return true;
  return (await useCases.sayToAgent(said)) !== 'no_meeting';
}

/** What isn't about a meeting's thread, where the house agent is on. */
async function askHouse(useCases: UseCases, post: Post, me: AppContext): Promise<boolean> {
  const { user: userId } = post;
  if (!userId || isByExternal(post, me) || (await isOutside(useCases, { teamId: me.teamId, userId })))
    return false;
  return useCases.askHouse({ key: keyOf(post), ...threadOf(post, me), userId, text: plain(post.text, me) });
}

function viaOf(post: Post, byBot: boolean, mentioned: boolean): RequestedVia {
  if (byBot) return 'bot';
  if (mentioned) return 'mention';
  return post.channel_type === 'im' ? 'dm' : 'link';
}

function mentions(post: Post, me: AppContext): boolean {
  return post.text.includes(`<@${me.botUserId}>`) || post.text.includes(`<@${me.botUserId}|`);
}
