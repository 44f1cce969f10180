import type { App, Logger } from '@slack/bolt';
import type { UserIn } from '../../services/people/people.ts';
import { isForeign, teamsOf } from '../team-of-payload.ts';
import type { ListenerDeps, UseCases } from '../use-cases.ts';
import { changedPost, handleChange } from './handle-change.ts';
import { handlePost } from './handle-post.ts';
import { isPost, type Post, postSchema } from './post.ts';
import { isByBot } from './thread-reply.ts';

export function registerMessages(app: App, deps: ListenerDeps): void {
  const handle = handlePost(deps);
  const change = handleChange(deps);

  const receive = async (
    event: unknown,
    body: Envelope,
    isMention: boolean,
    logger: Logger,
  ): Promise<void> => {
    const read = postSchema.safeParse(event);
    if (!read.success) return logger.warn(`Ignored a message event of unknown shape: ${read.error.message}`);
    // An event of a change names nobody: the post within does.
    const told = isPost(read.data) ? read.data : changedPost(read.data);
    if (!told || !isPost(told)) return;
    const me = deps.appContext(body);
    const post = await withTeam(deps, told, { body, teamId: me.teamId });
    return isPost(read.data)
      ? handle(post, me, body.api_app_id, isMention)
      : change(post, me, { before: textBefore(read.data), changedTs: read.data.ts }, body.api_app_id);
  };
  app.event('message', ({ event, body, logger }) => receive(event, body, false, logger));
  app.event('app_mention', ({ event, body, logger }) => receive(event, body, true, logger));
}

/** What stood there before a change. */
function textBefore({ previous_message: before }: Post): string {
  return typeof before?.text === 'string' ? before.text : '';
}

type Envelope = { api_app_id: string };

/** A post whose envelope, or whose author where it names no workspace at all, is another's says so itself. */
async function withTeam(
  { useCases }: ListenerDeps,
  post: Post,
  { body, teamId }: { body: Envelope; teamId: string },
): Promise<Post> {
  const isOurs = isForeign(body, teamId)
    ? false
    : teamsOf(post).length > 0 ||
      !post.user ||
      isByBot(post) ||
      (await isInsider(useCases, { teamId, userId: post.user }));
  return isOurs ? post : { ...post, source_team: 'another' };
}

async function isInsider({ kindOf }: UseCases, user: UserIn): Promise<boolean> {
  const kind = await kindOf(user);
  return kind === 'member' || kind === 'guest';
}
