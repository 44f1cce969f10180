import { createPikaStream } from '../../../services/pikastream/client.ts';
import type { Http, Reply } from '../../../services/pikastream/http.ts';

export const order = {
  callUrl: 'https://meet.google.com/abc-defg-hij',
  platform: 'google_meet',
  passcode: null,
  botName: 'Stand-in',
  sender: 'U1',
  image: { bytes: new Uint8Array(2_000), contentType: 'image/png', fileName: 'avatar.png' },
  voiceId: 'English_radiant_girl',
  systemPrompt: 'Listen.',
  channel: 'C1',
} as const;

export function answer(status: number, json?: unknown, retryAfterSeconds: number | null = null): Reply {
  return { kind: 'answer', status, json, retryAfterSeconds };
}

/** The client over a wire that gives these replies in turn; throws on a call nobody wrote down. */
export function clientHearing(...replies: Reply[]) {
  const calls: Parameters<Http['send']>[0][] = [];
  const send: Http['send'] = async (call) => {
    calls.push(call);
    const reply = replies.shift();
    if (!reply) throw new Error(`Nobody answers ${call.method} ${call.path}`);
    return reply;
  };
  return { ...createPikaStream({ send, close: async () => {} }), calls };
}
