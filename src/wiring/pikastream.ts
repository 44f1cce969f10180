import { createMayName } from '../../services/agents/house/may-name.ts';
import { isHeeded } from '../../services/consent/heeded-words.ts';
import { createGuardedAgent, type GuardedAgentOptions } from '../../services/http/guarded-agent.ts';
import type { SessionProvider } from '../../services/meetings/ports/session-provider.ts';
import type { FaceMaker } from '../../services/personas/ports/face-maker.ts';
import type { VoiceCloner } from '../../services/personas/ports/voice-cloner.ts';
import { createPikaStream } from '../../services/pikastream/client.ts';
import { createFaceMaker } from '../../services/pikastream/face-maker.ts';
import { createHttp } from '../../services/pikastream/http.ts';
import { createVoiceCloner } from '../../services/pikastream/voice-cloner.ts';
import { createEventIntake, type EventIntake } from '../../services/store/rows/event-intake.ts';
import { secretsOf } from '../config.ts';
import type { Route } from '../http/server.ts';
import { hider } from '../log.ts';
import { webhookDoor } from '../pikastream/webhook-door.ts';
import type { Foundation } from './foundation.ts';

export type PikaStreamConnection = {
  provider: SessionProvider;
  recordFeed: EventIntake['recordFeed'];
  faceMaker: FaceMaker;
  voiceCloner: VoiceCloner;
  /** Its webhook; none without a secret. */
  routes: Route[];
  close(): Promise<void>;
};

/** PikaStream: our calls to it, and its events. */
export function connectPikaStream(base: Foundation, guard: GuardedAgentOptions = {}): PikaStreamConnection {
  const { config, metrics, trace, clock, jobs, log, pace } = base;
  const { face, voice } = pace.deadlinesMs;
  const pictures = createGuardedAgent(guard);
  const http = createHttp({
    baseUrl: config.PIKA_API_BASE_URL,
    key: config.PIKA_DEV_KEY,
    onCall(...call) {
      metrics.observeCall(...call);
      trace.called('pikastream', ...call);
    },
    hide: hider(secretsOf(config)),
  });
  const secrets = config.PIKASTREAM_WEBHOOK_SECRET;
  const { record, recordFeed } = createEventIntake(base.database.db, jobs, {
    isHeeded,
    mayName: createMayName(),
  });
  return {
    provider: createPikaStream(http),
    recordFeed,
    faceMaker: createFaceMaker({ http, pictures, onCall: metrics.observeToolCall, deadlinesMs: face }),
    voiceCloner: createVoiceCloner({ http, deadlinesMs: voice }),
    routes: secrets ? [webhookDoor({ secrets, record, now: clock.now, log })] : [],
    async close() {
      await Promise.all([http.close(), pictures.destroy()]);
    },
  };
}
