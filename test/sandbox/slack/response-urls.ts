import { randomBytes } from 'node:crypto';
import { contentOf, type Judge, requireWords } from './api/content.ts';
import { Refusal } from './api/method.ts';
import { OWN } from './api/places.ts';
import type { Json } from './json.ts';
import { MESSAGE_LIMITS, RESPONSE_URL } from './limits.ts';
import type { EphemeralMessage, MessageStore } from './messages.ts';
import type { Posting } from './posting.ts';

/** Where an answer goes: the place and person of the command or button that it answers. */
export type AnswerPlace = { channel: string; user: string; threadTs?: string; messageTs?: string };
export type ResponseUrls = ReturnType<typeof createResponseUrls>;

type Deps = { store: MessageStore; posting: Posting; judge: Judge };

/** What commands, and buttons may answer with, at once or within half an hour over a `response_url`. */
export function createResponseUrls({ store, posting, judge }: Deps) {
  const { violate } = judge;
  const open = new Map<string, { place: AnswerPlace; left: number; until: number }>();

  const put = (place: AnswerPlace, body: Json, via: EphemeralMessage['via']): void => {
    const { channel, user, messageTs } = place;
    if (body.delete_original === true) {
      removeOriginal(place);
      return;
    }
    const content = contentOf(body, judge, MESSAGE_LIMITS.postText);
    requireWords(content, violate);
    const filled = { text: '', blocks: [], attachments: [], ...content };
    const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : place.threadTs;
    const thread = threadTs === undefined ? {} : { threadTs };
    const original = messageTs === undefined ? undefined : store.find(channel, messageTs);
    if (body.replace_original === true && original) {
      void posting.announceChange(original, posting.change(original, content));
    } else if (body.replace_original === true && messageTs !== undefined) {
      store.replaceEphemeral(messageTs, { channel, user, ts: messageTs, ...filled, ...thread, via });
    } else if (body.response_type === 'in_channel') {
      void posting.announce(posting.store({ ...OWN, channel, ...filled, ...thread }));
    } else {
      store.addEphemeral({ channel, user, ts: store.nextTs(), ...filled, ...thread, via });
    }
  };

  const removeOriginal = ({ channel, messageTs = '' }: AnswerPlace): void => {
    const message = store.find(channel, messageTs);
    if (message) store.remove(message);
    else store.replaceEphemeral(messageTs, undefined);
  };

  return {
    /** The path of a new address. */
    create(place: AnswerPlace): string {
      const id = randomBytes(12).toString('hex');
      open.set(id, { place, left: RESPONSE_URL.uses, until: Date.now() + RESPONSE_URL.lifetimeMs });
      return `/response/${id}`;
    },
    /** The body of the acknowledgement of a command. */
    putAcknowledged(place: AnswerPlace, body: Json): void {
      try {
        put(place, body, 'ack');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        violate(`answer to a command: ${error.message}`);
      }
    },
    /** A POST to one of the addresses; the status and error Slack answers with. */
    receive(id: string, body: Json): { status: number; json: Json } {
      const entry = open.get(id);
      if (!entry || entry.until < Date.now())
        return { status: 404, json: { ok: false, error: 'expired_url' } };
      if (entry.left === 0) {
        violate(`response_url used more than ${RESPONSE_URL.uses} times`);
        return { status: 404, json: { ok: false, error: 'used_url' } };
      }
      entry.left -= 1;
      try {
        put(entry.place, body, 'response_url');
        return { status: 200, json: { ok: true } };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        violate(`response_url: ${error.message}`);
        return { status: 400, json: error.answer };
      }
    },
  };
}
