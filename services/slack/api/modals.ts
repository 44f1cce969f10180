import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

type Log = { warn(fields: object, message: string): void };

/**
 * Opens a form for the person who clicked, and answers its id; null if it didn't open. The one write that bypasses the outbox: its trigger is
 * good once and for three seconds, and people click again if a form didn't open.
 */
export const openModal =
  (client: WebClient, log: Log) =>
  (triggerId: string, view: ModalView): Promise<string | null> =>
    shown(log, () => client.views.open({ trigger_id: triggerId, view }));

/** The same, on top of the window with the button. */
export const pushModal =
  (client: WebClient, log: Log) =>
  (triggerId: string, view: ModalView): Promise<string | null> =>
    shown(log, () => client.views.push({ trigger_id: triggerId, view }));

/** Replaces the content of an open window; it may have been closed meanwhile. */
export const updateModal =
  (client: WebClient, log: Log) =>
  async (viewId: string, view: ModalView): Promise<boolean> =>
    (await shown(log, () => client.views.update({ view_id: viewId, view }))) !== null;

const shownSchema = z.looseObject({ view: z.looseObject({ id: z.string() }) });

async function shown(log: Log, call: () => Promise<unknown>): Promise<string | null> {
  try {
    return shownSchema.parse(await call()).view.id;
  } catch (error) {
    log.warn({ err: error }, 'Could not show a form');
    return null;
  }
}
