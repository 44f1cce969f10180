import type { ReceiverEvent } from '@slack/bolt';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';

/** What Slack sent, verified and parsed, whichever door it came through. */
export type Delivery = {
  body: Record<string, unknown>;
  kind: 'event' | 'command' | 'interaction';
  retryNum?: number;
  retryReason?: string;
};

type IntakeAnswer =
  /** Acknowledged, with what the acknowledgement carries. */
  | { kind: 'ack'; body?: unknown }
  /** Not stored: an event comes again, a command or press says that it failed. */
  | { kind: 'nack' };

export type Intake = {
  receive(delivery: Delivery): Promise<IntakeAnswer>;
  /** Waits for work that goes on after its acknowledgement. */
  settle(): Promise<void>;
  stop(): void;
};

export type IntakeDeps = {
  process: (event: ReceiverEvent) => Promise<void>;
  /** False until we know who we are in this workspace. */
  ready: () => boolean;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** Slack waits three seconds. */
const deadline = 2_500;

const slow =
  'This is taking longer than it should. If no card appears here within a minute, nothing was started: try again then.';

/**
 * Between Slack's doors and Bolt. Bolt acknowledges events before its listeners run; here an event is acknowledged
 * when its listeners are done, that is, when what it asked for is stored.
 */
export function createIntake({ process, ready, failpoint, log }: IntakeDeps): Intake {
  const running = new Set<Promise<unknown>>();
  let stopped = false;

  async function receive(delivery: Delivery): Promise<IntakeAnswer> {
    if (stopped || !ready())
      return refusal(delivery, 'Stand-in is just starting or stopping. Try again in a minute.');
    if (delivery.body.type === 'app_rate_limited') {
      log.warn({ minute: delivery.body.minute_rate_limited }, 'Slack drops our events: over 30,000 an hour');
      return { kind: 'ack' };
    }

    failpoint('event.received.before-stored');
    let acknowledge: (answer: IntakeAnswer) => void = () => {};
    const acknowledged = new Promise<IntakeAnswer>((resolve) => {
      acknowledge = resolve;
    });
    const work = process({
      body: delivery.body,
      ack: async (body?: unknown) => {
        if (delivery.kind !== 'event') acknowledge({ kind: 'ack', body });
      },
      ...(delivery.retryNum === undefined ? {} : { retryNum: delivery.retryNum }),
      ...(delivery.retryReason === undefined ? {} : { retryReason: delivery.retryReason }),
    }).then(
      () => {
        failpoint('event.stored.before-acknowledged');
        acknowledge({ kind: 'ack' });
      },
      (error: unknown) => {
        log.error({ err: error, kind: delivery.kind }, 'a listener failed');
        acknowledge(
          refusal(
            delivery,
            'Something went wrong on our side, and nothing was started. Try again in a minute.',
          ),
        );
      },
    );
    running.add(work);
    void work.finally(() => running.delete(work));

    const timer = setTimeout(() => {
      log.warn({ kind: delivery.kind }, 'an answer to Slack took too long');
      acknowledge(refusal(delivery, slow));
    }, deadline);
    try {
      return await acknowledged;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    receive,
    settle: async () => void (await Promise.all(running)),
    stop: () => {
      stopped = true;
    },
  };
}

/** Only a command has room for words in its answer. */
function refusal(delivery: Delivery, words: string): IntakeAnswer {
  return delivery.kind === 'command'
    ? { kind: 'ack', body: { response_type: 'ephemeral', text: words } }
    : { kind: 'nack' };
}
