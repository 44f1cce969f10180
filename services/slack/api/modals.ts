import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

type Log = { warn(fields: object, message: string): void };

/**
 * Opens a form for whoever pressed. The one write that does not go through the outbox: its trigger is good for three
 * seconds and once, and a form that did not open is pressed for again. False when it did not.
 */
export const openModal =
  (client: WebClient, log: Log) =>
  (triggerId: string, view: ModalView): Promise<boolean> =>
    done(log, () => client.views.open({ trigger_id: triggerId, view }));

/** The same above the window in which it was pressed for. */
export const pushModal =
  (client: WebClient, log: Log) =>
  (triggerId: string, view: ModalView): Promise<boolean> =>
    done(log, () => client.views.push({ trigger_id: triggerId, view }));

/** Shows something else in a window that is open; it may have been closed meanwhile. */
export const updateModal =
  (client: WebClient, log: Log) =>
  (viewId: string, view: ModalView): Promise<boolean> =>
    done(log, () => client.views.update({ view_id: viewId, view }));

async function done(log: Log, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'a form could not be shown');
    return false;
  }
}
