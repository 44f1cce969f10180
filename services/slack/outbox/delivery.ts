import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Leases } from '../../meetings/ports/leases.ts';
import type { Executor } from '../../store/executor.ts';
import type { Posted, SlackWriter } from '../api/writer.ts';
import type { Content } from '../blocks/elements.ts';
import type { DeliverFileDeps } from './deliver-file.ts';
import type { OutboxRow } from './outbox-rows.ts';

export type DeliverDeps = {
  db: Executor;
  leases: Leases;
  writer: SlackWriter;
  /** Sees that the lane is looked at again then. */
  wakeLane: (teamId: string, lane: string, at: Date | null) => Promise<void>;
  /** The same after so many milliseconds, a second at most: sooner than a job with a start time is found. */
  wakeLaneIn: (teamId: string, lane: string, milliseconds: number) => void;
  files: DeliverFileDeps;
  /** `url` where Slack told the page of what was posted. */
  onPosted: (row: OutboxRow, at: Posted | null, url: string | null) => Promise<void>;
  /** `certain`: it surely does not stand there. */
  onUndeliverable: (row: OutboxRow, error: string, certain: boolean) => Promise<void>;
  /** Slack says that we are no longer installed. */
  onRevoked: (teamId: string, error: string) => Promise<void>;
  /** Milliseconds between two posts in one channel. */
  postEveryMs: number;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void };
};

/** Workspaces that refused blocks of a newer kind: until the next start they get the plain ones at once. */
export type Delivery = DeliverDeps & { plainTeams: Set<string> };

/** Where a new message goes. */
export type Destination = { channelId: string; threadTs: string | null };

export function contentOf({ plainTeams }: Delivery, { teamId, content }: OutboxRow): Content {
  return content.plain && plainTeams.has(teamId) ? { text: content.text, blocks: content.plain } : content;
}
