import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ClientOf } from './client-of.ts';

/** What opens one form, in the workspace where it was given. */
export type Trigger = { teamId: string; triggerId: string };

type Log = { warn(fields: object, message: string): void };

/**
 * Opens a form for the person who clicked, and answers its id; null if it didn't open. The one write that bypasses the outbox: its trigger is
 * good once and for three seconds, and people click again if a form didn't open.
 */
export const openModal =
  (clientOf: ClientOf, log: Log) =>
  ({ teamId, triggerId }: Trigger, view: ModalView): Promise<string | null> =>
    shown(log, async () => (await clientOf(teamId)).views.open({ trigger_id: triggerId, view }));

/** The same, on top of the window with the button. */
export const pushModal =
  (clientOf: ClientOf, log: Log) =>
  ({ teamId, triggerId }: Trigger, view: ModalView): Promise<string | null> =>
    shown(log, async () => (await clientOf(teamId)).views.push({ trigger_id: triggerId, view }));

/** Replaces the content of an open window; it may have been closed meanwhile. */
export const updateModal =
  (clientOf: ClientOf, log: Log) =>
  async ({ teamId, viewId }: { teamId: string; viewId: string }, view: ModalView): Promise<boolean> =>
    (await shown(log, async () => (await clientOf(teamId)).views.update({ view_id: viewId, view }))) !== null;

const shownSchema = z.looseObject({ view: z.looseObject({ id: z.string() }) });

async function shown(log: Log, call: () => Promise<unknown>): Promise<string | null> {
  try {
    return shownSchema.parse(await call()).view.id;
  } catch (error) {
    log.warn({ err: error }, 'Could not show a form');
    return null;
  }
}
