import { REACTION_LIMITS as LIMITS, RATES } from '../limits.ts';
import { WORKSPACE } from '../seed.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, Refusal } from './method.ts';
import { writableChannelOf } from './places.ts';

/** Of the emoji that every workspace has, those that an app may want. Names have no colons. */
const KNOWN = new Set([
  'eyes',
  'thumbsup',
  '+1',
  'white_check_mark',
  'x',
  'hourglass_flowing_sand',
  'wave',
  'tada',
]);

/** https://docs.slack.dev/reference/methods/reactions.add: tier 3. */
const add: ApiMethod = {
  token: 'bot',
  scope: () => 'reactions:write',
  rate: RATES.tier3,
  args: { channel: 'required', timestamp: 'required', name: 'required' },
  run(world, args) {
    const channel = writableChannelOf(world, args);
    const ts = textArg(args, 'timestamp') ?? '';
    const name = textArg(args, 'name') ?? '';
    if (!/^\d{10}\.\d{6}$/.test(ts)) throw new Refusal('bad_timestamp');
    if (!KNOWN.has(name)) throw new Refusal('invalid_name');
    const message = world.store.find(channel.id, ts);
    if (!message) throw new Refusal('message_not_found');
    const user = WORKSPACE.botUserId;
    const given = message.reactions ?? [];
    const same = given.find((one) => one.name === name);
    if (same?.users.includes(user)) throw new Refusal('already_reacted');
    if (!same && given.length >= LIMITS.emoji) throw new Refusal('too_many_emoji');
    if (given.filter(({ users }) => users.includes(user)).length >= LIMITS.ofOnePerson)
      throw new Refusal('too_many_reactions');
    world.store.react(message, name, user);
    return { ok: true };
  },
};

export const REACTION_METHODS: Record<string, ApiMethod> = { 'reactions.add': add };
