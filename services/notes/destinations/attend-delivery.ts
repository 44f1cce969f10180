import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { applyDeliveryEvent } from './apply-delivery-event.ts';
import { canvasOf } from './canvas.ts';
import { copyDeadline, type Outlets } from './deliver.ts';
import type { CopyOutcome } from './delivery.ts';
import type { Destination } from './destination.ts';
import { documentOf, type NotesDocument } from './document.ts';
import { type Due, dueDelivery } from './due-delivery.ts';
import { notSetUp } from './not-set-up.ts';

export type AttendDeliveryDeps = {
  transact: Transact<NotesUnit>;
  outlets: Outlets;
  /** Someone's name in Slack; null when Slack does not say just now. */
  nameOf: (userId: string) => Promise<string | null>;
  /** The page of a message in Slack. */
  pageOf: (message: { channelId: string; ts: string }) => string | null;
  failpoint: ReachFailpoint;
  log: { error(fields: object, message: string): void };
};

/** Milliseconds past its deadline after which a try counts as cut off: its process is gone, or stands still. */
const grace = 10_000;

/** Does what a delivery waits for at its time: sends it, or says that it was cut off. */
export const attendDelivery =
  (deps: AttendDeliveryDeps) =>
  async (deliveryId: string, signal: AbortSignal): Promise<void> => {
    const due = await deps.transact((unit) => dueDelivery(unit, deliveryId, deps.outlets));
    if (!due) return;
    const document = await write(deps, due);
    const { kind } = due.delivery;
    if (kind === 'canvas') return handToSlack(deps, due, document);
    await send(deps, { ...due, kind, document }, signal);
  };

async function write({ nameOf, pageOf }: AttendDeliveryDeps, due: Due): Promise<NotesDocument> {
  const ids = [...new Set(due.notes.items.flatMap(({ ownerId }) => ownerId ?? []))];
  const found = await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const));
  const names = new Map(found.flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
  const { channelId } = due.meeting;
  return documentOf({ ...due, names, threadUrl: due.threadTs && pageOf({ channelId, ts: due.threadTs }) });
}

/** In one transaction with its start, so that no crash comes between. */
async function handToSlack(
  { transact }: AttendDeliveryDeps,
  { delivery, notes }: Due,
  document: NotesDocument,
): Promise<void> {
  await transact(async (unit) => {
    // Forgotten while it was being written up.
    if (!(await unit.notes.of(delivery.meetingId))) return;
    const start = { type: 'start', until: null, notesVersion: notes.version } as const;
    const started = await applyDeliveryEvent(unit, delivery.id, start);
    if (started.kind === 'applied')
      await unit.copies.voice.makeCanvas(started.meeting, started.delivery, canvasOf(document));
  });
}

type Sending = Due & { kind: keyof Outlets; document: NotesDocument };

async function send(deps: AttendDeliveryDeps, sending: Sending, signal: AbortSignal): Promise<void> {
  const { delivery, notes } = sending;
  // The row says that it is on its way before it is: should we die now, it is known that it may have arrived.
  const started = await deps.transact(async (unit) => {
    // Forgotten while it was being written up.
    if (!(await unit.notes.of(delivery.meetingId))) return null;
    const until = new Date(unit.now.getTime() + copyDeadline + grace);
    return applyDeliveryEvent(unit, delivery.id, { type: 'start', until, notesVersion: notes.version });
  });
  if (started?.kind !== 'applied') return;
  deps.failpoint('copy.started');
  const outcome = await outcomeOf(deps, sending, signal);
  deps.failpoint('copy.sent.before-stored');
  const { attempts: attempt } = started.delivery;
  await deps.transact(async (unit) => {
    await applyDeliveryEvent(unit, delivery.id, { type: 'finish', attempt, outcome });
    if (outcome.kind === 'failed' && outcome.gone) await takeOut(unit, sending.destination);
  });
}

async function outcomeOf(
  { outlets, log }: AttendDeliveryDeps,
  { kind, delivery, destination, document, now }: Sending,
  signal: AbortSignal,
): Promise<CopyOutcome> {
  const outlet = outlets[kind];
  if (!outlet) return { kind: 'failed', reason: notSetUp[kind] };
  const until = AbortSignal.any([signal, AbortSignal.timeout(copyDeadline)]);
  try {
    const copy = { document, isTest: false, to: destination, key: delivery.id, now, signal: until };
    return await outlet.deliver(copy);
  } catch (error) {
    log.error({ err: error, kind, delivery: delivery.id }, 'a destination broke');
    return { kind: outlet.repeatable ? 'later' : 'uncertain', reason: 'Something went wrong on my side.' };
  }
}

/** The other side wants no more: nothing goes there from now on. */
async function takeOut(unit: NotesUnit, destination: Destination): Promise<void> {
  if (!(await unit.copies.remove(destination.id, null))) return;
  await unit.copies.voice.announce('removed', [destination], null);
  for (const { id } of await unit.copies.waitingFor(destination.id)) {
    await applyDeliveryEvent(unit, id, { type: 'drop', reason: 'The endpoint is gone (410).' });
  }
}
