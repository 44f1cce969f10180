import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { UserIn } from '../../people/people.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { applyExportEvent } from './apply-export-event.ts';
import { canvasOf } from './canvas.ts';
import type { Destination } from './destination.ts';
import { documentOf, type NotesDocument } from './document.ts';
import { type Due, dueExport } from './due-export.ts';
import type { ExportOutcome } from './recap-export.ts';
import { exportTimeoutMs, type Outlets } from './send-export.ts';

export type AttendExportDeps = {
  transact: Transact<NotesUnit>;
  outlets: Outlets;
  /** Someone's name in Slack; null when Slack isn't responding. */
  nameOf: (user: UserIn) => Promise<string | null>;
  /** The page of a message in Slack. */
  pagesIn: PagesIn;
  failpoint: ReachFailpoint;
  log: { error(fields: object, message: string): void };
};

/** A try counts as cut off this long past its deadline: its process is gone or stopped. */
const graceMs = 10_000;

/** Does what an export waits for at its time: sends it, or says that it was cut off. */
export const attendExport =
  (deps: AttendExportDeps) =>
  async (exportId: string, signal: AbortSignal): Promise<void> => {
    const due = await deps.transact((unit) => dueExport(unit, exportId, deps.outlets));
    if (!due) return;
    const document = await write(deps, due);
    const { kind } = due.recapExport;
    if (kind === 'canvas') return handToSlack(deps, due, document);
    await send(deps, { ...due, kind, document }, signal);
  };

async function write({ nameOf, pagesIn }: AttendExportDeps, due: Due): Promise<NotesDocument> {
  const { teamId, channelId } = due.meeting;
  const ids = [...new Set(due.notes.items.flatMap(({ ownerId }) => ownerId ?? []))];
  const found = await Promise.all(ids.map(async (id) => [id, await nameOf({ teamId, userId: id })] as const));
  const names = new Map(found.flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
  return documentOf({
    ...due,
    names,
    threadUrl: due.threadTs && pagesIn(teamId)({ channelId, ts: due.threadTs }),
  });
}

/** In one transaction with its start, so that no crash comes between. */
async function handToSlack(
  { transact }: AttendExportDeps,
  { recapExport, notes }: Due,
  document: NotesDocument,
): Promise<void> {
  await transact(async (unit) => {
    // Forgotten while it was being written up.
    if (!(await unit.notes.of(recapExport.meetingId))) return;
    const start = { type: 'start', until: null, notesVersion: notes.version } as const;
    const started = await applyExportEvent(unit, recapExport.id, start);
    if (started.kind === 'applied')
      await unit.exports.voice.makeCanvas(started.meeting, started.recapExport, canvasOf(document));
  });
}

type Sending = Due & { kind: keyof Outlets; document: NotesDocument };

async function send(deps: AttendExportDeps, sending: Sending, signal: AbortSignal): Promise<void> {
  const { recapExport, notes } = sending;
  // The row says that it is on its way before it is: should we die now, it is known that it may have arrived.
  const started = await deps.transact(async (unit) => {
    // Forgotten while it was being written up.
    if (!(await unit.notes.of(recapExport.meetingId))) return null;
    const until = new Date(unit.now.getTime() + exportTimeoutMs + graceMs);
    return applyExportEvent(unit, recapExport.id, { type: 'start', until, notesVersion: notes.version });
  });
  if (started?.kind !== 'applied') return;
  deps.failpoint('copy.started');
  const outcome = await outcomeOf(deps, sending, signal);
  deps.failpoint('copy.sent.before-stored');
  const { attempts: attempt } = started.recapExport;
  await deps.transact(async (unit) => {
    await applyExportEvent(unit, recapExport.id, { type: 'finish', attempt, outcome });
    if (outcome.kind === 'failed' && outcome.problem.kind === 'gone')
      await takeOut(unit, sending.destination);
  });
}

async function outcomeOf(
  { outlets, log }: AttendExportDeps,
  { kind, recapExport, destination, document, now }: Sending,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  const outlet = outlets[kind];
  if (!outlet) return { kind: 'failed', problem: { kind: 'not_set_up' } };
  const until = AbortSignal.any([signal, AbortSignal.timeout(exportTimeoutMs)]);
  try {
    const order = { document, isTest: false, to: destination, key: recapExport.id, now, signal: until };
    return await outlet.deliver(order);
  } catch (error) {
    log.error({ err: error, kind, recapExport: recapExport.id }, 'a destination broke');
    return { kind: outlet.repeatable ? 'later' : 'uncertain', problem: { kind: 'internal' } };
  }
}

/** The other side wants no more: nothing goes there from now on. */
async function takeOut(unit: NotesUnit, destination: Destination): Promise<void> {
  if (!(await unit.exports.remove(destination.id, null))) return;
  await unit.exports.voice.announce('removed', [destination], null);
  for (const { id } of await unit.exports.waitingFor(destination.id)) {
    await applyExportEvent(unit, id, { type: 'drop', problem: { kind: 'gone' } });
  }
}
