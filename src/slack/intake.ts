import type { ReceiverEvent } from '@slack/bolt';
import { within } from '../../services/common/within.ts';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';
import { createFairTurns } from './fair-turns.ts';

/** What Slack sent, verified and parsed, whichever door it came through. */
export type Delivery = {
  body: Record<string, unknown>;
  kind: 'event' | 'command' | 'interaction';
  retryNum?: number;
  retryReason?: string;
};

type IntakeAnswer =
  /** Acknowledged; `body` goes with it. */
  | { kind: 'ack'; body?: unknown }
  /** Not stored: Slack sends an event again, and shows that a command or click failed. */
  | { kind: 'nack' };

export type Intake = {
  /** The workspace that a payload in hand came from. Throws for one that wasn't let in. */
  workspaceOf(payload: unknown): Workspace;
  receive(delivery: Delivery): Promise<IntakeAnswer>;
  /** Waits for work that continues after its acknowledgement. */
  settle(): Promise<void>;
  stop(): void;
};

/** Who we are in it. */
type Workspace = { teamId: string; botUserId: string; botId: string };

export type IntakeDeps = {
  process: (kind: Delivery['kind'], event: ReceiverEvent) => Promise<void>;
  /** False until Slack has told which workspace and bot this token is for. */
  ready: () => boolean;
  /** The workspace that a payload came from; null where we aren't in it. */
  workspaceOf: (payload: unknown) => Promise<Workspace | null>;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** Slack waits three seconds. */
const answerWithinMs = 2_500;

const slow =
  'This is taking longer than it should. If no card appears here within a minute, nothing was started. Try again then.';

const stopping = 'Stand-in is starting or stopping. Try again in a minute.';

const tooMuch = {
  sender: 'You’re faster than I am: what you sent before this still waits. Try again in a minute.',
  workspace: 'So much came from this workspace at once that I can’t keep up. Try again in a minute.',
};

const failed = 'Something went wrong and nothing was started. Try again in a minute.';

const notHere =
  'Stand-in isn’t installed in this workspace, or isn’t for it. Install it here, or ask the people who run it.';

/**
 * Between Slack's doors and Bolt. Bolt acknowledges events before its listeners run. Here an event is acknowledged when
 * its listeners are done, so when what it asked for is stored.
 */
export function createIntake({ process, ready, workspaceOf, failpoint, log }: IntakeDeps): Intake {
  const workspaces = new WeakMap<object, Workspace>();
  const running = new Set<Promise<unknown>>();
  const turns = createFairTurns();
  let stopped = false;

  /** Starts the listeners once it's its turn; resolves when they acknowledge, are done, or fail. */
  const handle = (delivery: Delivery, { teamId }: Workspace): Promise<IntakeAnswer> => {
    const { promise, resolve: acknowledge } = Promise.withResolvers<IntakeAnswer>();
    const handled = async () => {
      if (stopped) return acknowledge(refusal(delivery, stopping));
      await process(delivery.kind, toBolt(delivery, acknowledge));
    };
    const full = (whose: keyof typeof tooMuch) => acknowledge(refusal(delivery, tooMuch[whose]));
    const work = turns.take(delivery, teamId, handled, full).then(
      () => {
        failpoint('event.stored.before-acknowledged');
        acknowledge({ kind: 'ack' });
      },
      (error: unknown) => {
        log.error({ err: error, kind: delivery.kind }, 'A listener failed');
        acknowledge(refusal(delivery, failed));
      },
    );
    running.add(work);
    void work.finally(() => running.delete(work));
    return promise;
  };

  /** `unknown` while the database doesn't say. */
  const lookUp = (payload: unknown): Promise<Workspace | null | 'unknown'> => {
    const found = workspaceOf(payload).catch((error: unknown) => {
      log.error({ err: error }, 'Could not look up a workspace');
      return 'unknown' as const;
    });
    return within(answerWithinMs, found, () => 'unknown' as const);
  };

  return {
    workspaceOf(payload) {
      const found = typeof payload === 'object' && payload ? workspaces.get(payload) : undefined;
      if (!found) throw new Error('This payload came from no workspace that we are in');
      return found;
    },
    async receive(delivery) {
      if (stopped || !ready()) return refusal(delivery, stopping);
      if (delivery.body.type === 'app_rate_limited') {
        log.warn(
          { minute: delivery.body.minute_rate_limited },
          'Slack drops our events: over 30,000 an hour',
        );
        return { kind: 'ack' };
      }
      const workspace = await lookUp(delivery.body);
      if (workspace === 'unknown') return refusal(delivery, failed);
      if (!workspace) {
        log.warn({ kind: delivery.kind }, 'Slack sent something from a workspace that the app isn’t in');
        // Sent again it would say the same.
        return delivery.kind === 'event' ? { kind: 'ack' } : refusal(delivery, notHere);
      }
      workspaces.set(delivery.body, workspace);
      failpoint('event.received.before-stored');
      return within(answerWithinMs, handle(delivery, workspace), () => {
        log.warn({ kind: delivery.kind }, 'A listener took too long to answer Slack');
        return refusal(delivery, slow);
      });
    },
    settle: async () => void (await Promise.all(running)),
    stop: () => {
      stopped = true;
    },
  };
}

function toBolt(
  { body, kind, retryNum, retryReason }: Delivery,
  acknowledge: (answer: IntakeAnswer) => void,
): ReceiverEvent {
  return {
    body,
    ack: async (reply?: unknown) => {
      if (kind !== 'event') acknowledge({ kind: 'ack', body: reply });
    },
    ...(retryNum === undefined ? {} : { retryNum }),
    ...(retryReason === undefined ? {} : { retryReason }),
  };
}

/** Only the answer to a command can carry words. */
function refusal(delivery: Delivery, words: string): IntakeAnswer {
  return delivery.kind === 'command'
    ? { kind: 'ack', body: { response_type: 'ephemeral', text: words } }
    : { kind: 'nack' };
}
