import { randomBytes } from 'node:crypto';
import { MESSAGE_LIMITS, RATES, SCHEDULE_AHEAD_SECONDS } from '../limits.ts';
import { integerArg, textArg } from './arguments.ts';
import { runPost } from './chat.ts';
import { contentOf, requireWords } from './content.ts';
import { type ApiMethod, Refusal } from './method.ts';
import { writableChannelOf } from './places.ts';

/** Timers fire within a process's life; nothing that tests schedule lies further ahead. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `chat.scheduleMessage` and its undoing; the timers belong to one workspace. */
export function createScheduledMethods() {
  const timers = new Map<string, NodeJS.Timeout>();

  const schedule: ApiMethod = {
    token: 'bot',
    scope: () => 'chat:write',
    rate: RATES.tier3,
    args: {
      channel: 'required',
      post_at: 'required',
      text: 'optional',
      blocks: 'optional',
      attachments: 'optional',
      thread_ts: 'optional',
      reply_broadcast: 'optional',
      metadata: 'optional',
      unfurl_links: 'optional',
      unfurl_media: 'optional',
      parse: 'optional',
      link_names: 'optional',
    },
    run(world, args) {
      const channel = writableChannelOf(world, args);
      const content = contentOf(args, world, MESSAGE_LIMITS.postText);
      requireWords(content, world.violate);
      const postAt = integerArg(args, 'post_at') ?? 0;
      const ahead = postAt - Date.now() / 1000;
      if (ahead < 0) throw new Refusal('time_in_past');
      if (ahead > SCHEDULE_AHEAD_SECONDS) throw new Refusal('time_too_far');
      const id = `Q${randomBytes(5).toString('hex').toUpperCase()}`;
      const timer = setTimeout(
        () => {
          timers.delete(id);
          runPost(world, args);
        },
        Math.min(ahead * 1000, LONGEST_TIMER_MS),
      );
      timer.unref();
      timers.set(id, timer);
      return { ok: true, channel: channel.id, scheduled_message_id: id, post_at: postAt, message: content };
    },
  };

  const unschedule: ApiMethod = {
    token: 'bot',
    scope: () => 'chat:write',
    rate: RATES.tier3,
    args: { channel: 'required', scheduled_message_id: 'required' },
    run(_world, args) {
      const id = textArg(args, 'scheduled_message_id') ?? '';
      const timer = timers.get(id);
      if (!timer) throw new Refusal('invalid_scheduled_message_id');
      clearTimeout(timer);
      timers.delete(id);
      return { ok: true };
    },
  };

  const methods: Record<string, ApiMethod> = {
    'chat.scheduleMessage': schedule,
    'chat.deleteScheduledMessage': unschedule,
  };
  return {
    methods,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
