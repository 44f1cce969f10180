import { applyEvent } from '../meetings/apply.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { cardSlot } from './outbox.ts';
import type { OutboxRow } from './outbox-rows.ts';

/** Tells a meeting how its card fared: a session starts only once the card can be read. */
export function cardEvents(transact: Transact): {
  onPosted: (row: OutboxRow) => Promise<void>;
  onUndeliverable: (row: OutboxRow, error: string) => Promise<void>;
} {
  const cardOf = ({ meetingId, slot }: OutboxRow) =>
    meetingId && slot === cardSlot(meetingId) ? meetingId : null;
  return {
    async onPosted(row) {
      const meetingId = cardOf(row);
      if (meetingId) await transact((unit) => applyEvent(unit, meetingId, { type: 'card_posted' }));
    },
    async onUndeliverable(row, detail) {
      const meetingId = cardOf(row);
      if (!meetingId || row.posted) return;
      await transact((unit) => applyEvent(unit, meetingId, { type: 'card_undeliverable', detail }));
    },
  };
}
