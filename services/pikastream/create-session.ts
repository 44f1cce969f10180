import { FormData } from 'undici';
import type { CreateOutcome, SessionOrder, SessionProvider } from '../meetings/ports/session-provider.ts';
import { failedRequest } from './failed-request.ts';
import type { Http, Reply } from './http.ts';
import { read } from './replies.ts';
import { createdSchema } from './schemas.ts';
import { skillHeaders } from './session-client.ts';

/** As long as the public client waits. */
const deadlineMs = 180_000;

/** Asks for a session. On a fresh connection, so that a connection that just closed isn't taken for a lost answer. */
export function sessionCreator(http: Http): Pick<SessionProvider, 'create'> {
  return {
    async create(order, signal) {
      const reply = await http.send({
        name: 'create',
        method: 'POST',
        path: '/proxy/realtime/meeting-session',
        deadlineMs,
        headers: { ...skillHeaders, 'x-sender-id': order.sender, 'x-message-channel': order.channel },
        multipart: formOf(order),
        fresh: true,
        signal,
      });
      return createOutcome(reply);
    },
  };
}

function formOf(order: SessionOrder): FormData {
  const form = new FormData();
  const { bytes, contentType, fileName } = order.image;
  form.set('image', new Blob([bytes], { type: contentType }), fileName);
  form.set('voice_id', order.voiceId);
  form.set(
    'meet_url',
    order.passcode ? `${order.callUrl}?pwd=${encodeURIComponent(order.passcode)}` : order.callUrl,
  );
  form.set('bot_name', order.botName);
  form.set('platform', order.platform);
  if (order.passcode) form.set('meeting_password', order.passcode);
  form.set('system_prompt', order.systemPrompt);
  return form;
}

function createOutcome(reply: Reply): CreateOutcome {
  const created = read(reply, createdSchema);
  return created.ok
    ? { kind: 'created', sessionId: created.value.session_id }
    : failedRequest(reply, created.problem);
}
