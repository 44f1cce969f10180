import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/**
 * Opens a form for whoever pressed. The one write that does not go through the outbox: its trigger is good for three
 * seconds and once, and a form that did not open is pressed for again. False when it did not.
 */
export const openModal =
  (client: WebClient, log: { warn(fields: object, message: string): void }) =>
  async (triggerId: string, view: ModalView): Promise<boolean> => {
    try {
      await client.views.open({ trigger_id: triggerId, view });
      return true;
    } catch (error) {
      log.warn({ err: error }, 'a form could not be opened');
      return false;
    }
  };
