import type { App } from '@slack/bolt';
import { within } from '../../services/common/within.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { type Press, parsePress } from './press.ts';

/** Slack waits three seconds for an acknowledgement, whatever its own answers to us take. */
const acknowledgeWithinMs = 2_200;

/** A press is stored, then acknowledged; who came second is told who was first. */
export const onPress =
  (app: App, { useCases, appContext }: ListenerDeps) =>
  (actionId: string, handle: (press: Press) => Promise<string | null>): void => {
    app.action(actionId, async ({ body, ack }) => {
      const press = parsePress(body, appContext());
      const handled = (async () => {
        const words = press ? await handle(press) : null;
        if (press && words) await useCases.postEphemeral(press.audience, words);
      })();
      await within(acknowledgeWithinMs, handled, () => undefined);
      await ack();
      await handled;
    });
  };
