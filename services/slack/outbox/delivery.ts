import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Leases } from '../../meetings/ports/leases.ts';
import type { Trace } from '../../meetings/ports/trace.ts';
import type { ChannelIn } from '../../people/people.ts';
import type { Executor } from '../../store/executor.ts';
import type { SetStatus } from '../api/agent-surface.ts';
import type { Posted, SlackWriter } from '../api/writer.ts';
import type { Content } from '../blocks/elements.ts';
import type { DeliverFileDeps } from './deliver-file.ts';
import type { EditTurns } from './edit-turns.ts';
import type { OutboxRow } from './outbox-row.ts';

export type DeliverDeps = {
  db: Executor;
  leases: Leases;
  trace: Pick<Trace, 'within'>;
  writer: SlackWriter;
  setStatus: SetStatus;
  /** Has the queue looked at again then. */
  wakeQueue: (teamId: string, queue: string, at: Date | null) => Promise<void>;
  /** The same for waits of up to a second, which a job with a start time would find too late. */
  wakeQueueIn: (teamId: string, queue: string, milliseconds: number) => void;
  files: DeliverFileDeps;
  /** Words were deleted that the database's files still have. */
  wordsWent: (tx: Executor) => Promise<void>;
  /** Where Slack finds a persona's picture; null where nobody outside reaches us. */
  faceUrl: (faceId: string) => string | null;
  /** Whether what stands in a channel only as long as nobody of another company reads it may go there; asks Slack. */
  mayStandIn: (channel: ChannelIn) => Promise<'yes' | 'with_others' | 'unknown'>;
  /** Somebody of another company reads a channel with copies of recaps. */
  onOthersRead: (teamId: string, channelId: string) => Promise<void>;
  /** `url` where Slack told the page of what was posted. */
  onPosted: (row: OutboxRow, at: Posted | null, url: string | null) => Promise<void>;
  /** `certain`: the message is surely not in Slack. */
  onUndeliverable: (row: OutboxRow, error: string, certain: boolean) => Promise<void>;
  /** Whether it is so that Slack wants us no more in a workspace, after it refused our token there. */
  isGone: (teamId: string) => Promise<boolean>;
  /** Slack says that the app is no longer installed. */
  onRevoked: (teamId: string, error: string) => Promise<void>;
  /** Milliseconds between two posts in one channel. */
  postEveryMs: number;
  /** From a change of how a call goes on until it's shown. */
  settleMs: number;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void };
};

export type Delivery = DeliverDeps & {
  /** Workspaces that refused newer kinds of blocks; until the next start they get plain ones at once. */
  plainTeams: Set<string>;
  /** Workspaces that show no cards of tasks; until the next start they get none. */
  cardlessTeams: Set<string>;
  /** Workspaces that show no status beside threads; until the next start they're asked no more. */
  statuslessTeams: Set<string>;
  turns: EditTurns;
  /** Workspaces that refused other names than the app's, and until when they get none. */
  namelessTeams: Map<string, Date>;
};

/** Longer than a look-up and a post may take, short enough to be back within a minute after a crash. */
export const leaseSeconds = 30;

/** Where a new message goes. */
export type Destination = { teamId: string; channelId: string; threadTs: string | null };

export function contentOf({ plainTeams }: Delivery, { teamId, content }: OutboxRow): Content {
  return content.plain && plainTeams.has(teamId) ? { ...content, blocks: content.plain } : content;
}
