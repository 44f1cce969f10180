import type { ReceivedRequest } from '../http-server.ts';
import type { Answer } from './answer.ts';
import type { RequestBody } from './request-body.ts';
import type { Sessions } from './sessions.ts';
import type { TopupProduct } from './settings.ts';
import type { Voices } from './voice-shelf.ts';
import type { Wallet } from './wallet.ts';

/** One request on its way through: `id` is the part of the path that varies. */
export type Call = { id: string; request: ReceivedRequest; body: RequestBody };

/** What the handlers of calls work on. */
export type Rooms = {
  sessions: Sessions;
  wallet: Wallet;
  products: readonly TopupProduct[];
  voices: Voices;
  now: () => number;
  images: Map<string, Buffer>;
  feed: 'served' | 404 | 405;
  notes: 'served' | 404 | 405;
  afterDelete: 'closed' | 'not-found';
  imageAnswer: 'b64_json' | 'url';
  publicUrl: () => string;
  violate: (what: string) => void;
};

export type CallHandler = (rooms: Rooms, call: Call) => Answer | Promise<Answer>;
