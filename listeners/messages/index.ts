import type { App, Logger } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { handleChange } from './handle-change.ts';
import { handlePost } from './handle-post.ts';
import { isPost, postSchema } from './post.ts';

export function registerMessages(app: App, deps: ListenerDeps): void {
  const handle = handlePost(deps);
  const change = handleChange(deps);

  const receive = async (event: unknown, appId: string, isMention: boolean, logger: Logger) => {
    const post = postSchema.safeParse(event);
    if (post.success)
      return isPost(post.data) ? handle(post.data, appId, isMention) : change(post.data, appId);
    logger.warn(`Ignored a message event of unknown shape: ${post.error.message}`);
  };
  app.event('message', ({ event, body, logger }) => receive(event, body.api_app_id, false, logger));
  app.event('app_mention', ({ event, body, logger }) => receive(event, body.api_app_id, true, logger));
}
