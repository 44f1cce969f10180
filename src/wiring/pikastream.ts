import type { SessionProvider } from '../../services/meetings/ports/session-provider.ts';
import type { Persona } from '../../services/personas/persona.ts';
import { createPikaStream } from '../../services/pikastream/client.ts';
import { createHttp } from '../../services/pikastream/http.ts';
import { createEventIntake } from '../../services/store/rows/event-intake.ts';
import { secretsOf } from '../config.ts';
import type { Route } from '../http/server.ts';
import { hider } from '../log.ts';
import { webhookDoor } from '../pikastream/webhook-door.ts';
import type { Foundation } from './foundation.ts';

export type PikaStreamConnection = {
  provider: SessionProvider;
  /** Its webhook; none without a secret. */
  routes: Route[];
  close(): Promise<void>;
};

/** PikaStream: our calls to it, and its events. */
export function connectPikaStream(base: Foundation, persona: Persona): PikaStreamConnection {
  const { config, metrics, clock, jobs, log } = base;
  const http = createHttp({
    baseUrl: config.PIKA_API_BASE_URL,
    key: config.PIKA_DEV_KEY,
    onCall: metrics.observeCall,
    hide: hider(secretsOf(config)),
  });
  const secrets = config.PIKASTREAM_WEBHOOK_SECRET;
  const { record } = createEventIntake(base.database.db, jobs);
  return {
    provider: createPikaStream(http, persona),
    routes: secrets ? [webhookDoor({ secrets, record, now: clock.now, log })] : [],
    close: http.close,
  };
}
