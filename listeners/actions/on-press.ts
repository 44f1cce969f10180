import type { App } from '@slack/bolt';
import { ackInTime } from '../in-time.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { type Press, parsePress } from './press.ts';

/**
 * A press is handled, then acknowledged; who came second is told who was first. Where Slack or the database is slow, it's
 * acknowledged meanwhile. The Home tab shows what came of it itself.
 */
export const onPress =
  (app: App, { useCases, appContext }: ListenerDeps) =>
  (actionId: string, handle: (press: Press) => Promise<string | null>): void => {
    const handleAndTell = async (press: Press) => {
      const words = await handle(press);
      if (press.isAtHome) useCases.home.show(press.audience, words);
      else if (words) await useCases.postEphemeral(press.audience, words);
    };
    app.action(actionId, async ({ body, ack }) => {
      const press = parsePress(body, appContext(body));
      if (!press) return ack();
      await ackInTime(useCases, press.audience.teamId, handleAndTell(press), ack);
    });
  };

/** The same for buttons that stand in messages alone: no other place proves where it is. */
export const onPressInMessage: typeof onPress = (app, deps) => {
  const on = onPress(app, deps);
  return (actionId, handle) => on(actionId, async (press) => (press.isInMessage ? handle(press) : null));
};
