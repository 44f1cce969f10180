import { hashOf } from '../../common/secret.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnApprover, type NotEntitled } from '../../people/authorize.ts';
import { type ApproverDeps, channelApprover } from '../../tasks/channel-approver.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { canvasOf } from './canvas.ts';
import type { Destination } from './destination.ts';
import type { ExportOutcome } from './recap-export.ts';
import { sampleDocument } from './sample.ts';
import { exportTimeoutMs, type Outlets } from './send-export.ts';

export type TestDeps = Pick<ApproverDeps, 'people'> & {
  transact: Transact<NotesUnit>;
  newId: () => string;
  outlets: Outlets;
  log: { error(fields: object, message: string): void };
};

export type TestOutcome =
  | { kind: 'tried'; destination: Destination; outcome: ExportOutcome }
  /** A canvas on its way into the channel. */
  | { kind: 'queued'; destination: Destination }
  /** Another test of it was less than a minute ago. */
  | { kind: 'too_soon' }
  /** It is none of this channel's, any more. */
  | { kind: 'none' }
  | NotEntitled
  | NotAnApprover;

/** Sends a short sample the same way as notes, once, and tells how it went. */
export const testDestination =
  (deps: TestDeps) =>
  async (actor: Actor, id: string): Promise<TestOutcome> => {
    const refusal = await authorize(actor, channelApprover(deps, actor));
    if (refusal) return refusal;
    const found = await begin(deps, actor, id);
    if (found.kind !== 'to_send') return found;
    const { toSend } = found;
    return { kind: 'tried', destination: toSend.to, outcome: await send(deps, toSend) };
  };

type ToSend = { kind: keyof Outlets; to: Destination; now: Date };
type Begun = TestOutcome | { kind: 'to_send'; toSend: ToSend };

function begin({ transact }: TestDeps, { teamId, channelId }: Actor, id: string): Promise<Begun> {
  return transact(async (unit) => {
    const destination = (await unit.exports.destinations(teamId, channelId)).find((one) => one.id === id);
    if (!destination) return { kind: 'none' };
    const { kind, target } = destination;
    // A button that sends mail to others mustn't be a way to fill their mailbox: not from other channels, nor removed and
    // added again.
    const of = kind === 'email' ? hashOf(target.toLowerCase()) : id;
    const minute = Math.floor(unit.now.getTime() / 60_000);
    if (!(await unit.receiveOnce(teamId, `copy-test:${of}:${minute}`))) return { kind: 'too_soon' };
    if (kind !== 'canvas') return { kind: 'to_send', toSend: { kind, to: destination, now: unit.now } };
    await unit.exports.voice.makeTestCanvas(destination, canvasOf(sampleDocument(channelId, unit.now)));
    return { kind: 'queued', destination };
  });
}

async function send({ newId, outlets, log }: TestDeps, { kind, to, now }: ToSend): Promise<ExportOutcome> {
  const outlet = outlets[kind];
  if (!outlet) return { kind: 'failed', problem: { kind: 'not_set_up' } };
  try {
    return await outlet.deliver({
      document: sampleDocument(to.channelId, now),
      isTest: true,
      to,
      key: newId(),
      now,
      signal: AbortSignal.timeout(exportTimeoutMs),
    });
  } catch (error) {
    log.error({ err: error, kind, destination: to.id }, 'a destination broke in a test');
    return { kind: 'failed', problem: { kind: 'internal' } };
  }
}
