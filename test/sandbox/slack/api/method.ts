import type { AgentThreads } from '../agent-threads.ts';
import type { CallStore } from '../calls.ts';
import type { SocketMode } from '../delivery/socket-mode.ts';
import type { CanvasStore } from '../documents/canvases.ts';
import type { FileStore } from '../documents/files.ts';
import type { OpenEntities } from '../entities/opened.ts';
import type { Features } from '../features.ts';
import type { Installation } from '../installation.ts';
import type { Homes } from '../interactive/homes.ts';
import type { Modals } from '../interactive/modals.ts';
import type { Triggers } from '../interactive/triggers.ts';
import type { Json } from '../json.ts';
import type { Later } from '../later.ts';
import type { RateRule } from '../limits.ts';
import type { MessageStore } from '../messages.ts';
import type { Directory } from '../people.ts';
import type { Posting } from '../posting.ts';
import type { Channel } from '../seed.ts';
import type { Workflows } from '../workflows.ts';
import type { Judge } from './content.ts';

/** What the methods of the Web API work on. */
export type ApiWorld = {
  directory: Directory;
  installation: Installation;
  store: MessageStore;
  posting: Posting;
  triggers: Triggers;
  modals: Modals;
  homes: Homes;
  agentThreads: AgentThreads;
  workflows: Workflows;
  calls: CallStore;
  entities: OpenEntities;
  files: FileStore;
  canvases: CanvasStore;
  features: Features;
  later: Later['later'];
  /** Where bytes of files go, without the last part. */
  uploadBase: string;
  sockets: Pick<SocketMode, 'openTicket'>;
  /** `ws://…` of this server. */
  socketBase: string;
} & Judge;

export type ApiMethod = {
  token: 'bot' | 'app' | 'none';
  rate: RateRule;
  /** The scope it needs, if any, by the channel it is about; of several, every one. */
  scope?: (channel: Channel | undefined, args: Json) => string | readonly string[];
  /** Every argument it takes, and whether it must be there. Others are refused, to catch misspellings. */
  args: Record<string, 'required' | 'optional'>;
  run(world: ApiWorld, args: Json): Json;
};

/** `{ok: false, error}`: thrown by methods, because it may come from any depth of them. */
export class Refusal extends Error {
  readonly answer: Json;

  constructor(error: string, extra: Json = {}) {
    super(error);
    this.answer = { ok: false, error, ...extra };
  }
}
