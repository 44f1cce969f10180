import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { type Press, parsePress } from './press.ts';

/** A press is stored, then acknowledged; who came second is told who was first. The Home tab shows what came of it itself. */
export const onPress =
  (app: App, { useCases, appContext }: ListenerDeps) =>
  (actionId: string, handle: (press: Press) => Promise<string | null>): void => {
    app.action(actionId, async ({ body, ack }) => {
      const press = parsePress(body, appContext(body));
      const words = press ? await handle(press) : null;
      if (press?.isAtHome) useCases.home.show(press.audience, words);
      else if (press && words) await useCases.postEphemeral(press.audience, words);
      await ack();
    });
  };
