import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { handlePost } from './handle-post.ts';
import { postSchema } from './post.ts';

export function registerMessages(app: App, deps: ListenerDeps): void {
  const handle = handlePost(deps);

  app.event('message', async ({ event, body }) => {
    const post = postSchema.safeParse(event).data;
    if (post) await handle(post, body.api_app_id, false);
  });

  app.event('app_mention', async ({ event, body }) => {
    const post = postSchema.safeParse(event).data;
    if (post) await handle(post, body.api_app_id, true);
  });
}
