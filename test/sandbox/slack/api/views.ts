import { findViewProblem } from '../blocks/view.ts';
import { type OpenView, wireView } from '../interactive/modals.ts';
import { isRecord, type Json } from '../json.ts';
import { RATES, VIEW_LIMITS } from '../limits.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';

/** https://docs.slack.dev/reference/methods/views.open: no scope, tier 4. */
const open: ApiMethod = {
  token: 'bot',
  rate: RATES.tier4,
  args: { trigger_id: 'required', view: 'required' },
  run(world, args) {
    const view = definitionOf(world, args);
    const exchange = world.triggers.exchange(textArg(args, 'trigger_id') ?? '');
    if (!exchange.ok) {
      // Being late happens to the best; a trigger that was never given, or is used again, is a mistake.
      if (exchange.error !== 'expired_trigger_id') world.violate(`views.open: ${exchange.error}`);
      throw new Refusal(exchange.error);
    }
    return { ok: true, view: wireView(world.modals.open(exchange.user, view)) };
  },
};

/** https://docs.slack.dev/reference/methods/views.update: by `view_id` or `external_id`, tier 4. */
const update: ApiMethod = {
  token: 'bot',
  rate: RATES.tier4,
  args: { view_id: 'optional', external_id: 'optional', hash: 'optional', view: 'required' },
  run(world, args) {
    const definition = definitionOf(world, args);
    const before = viewNamed(world, args);
    const hash = textArg(args, 'hash');
    if (hash !== undefined && hash !== before.hash) throw new Refusal('hash_conflict');
    return { ok: true, view: wireView(world.modals.update(before, definition)) };
  },
};

/** https://docs.slack.dev/reference/methods/views.push: above the view in which somebody acted, tier 4. */
const push: ApiMethod = {
  ...open,
  run(world, args) {
    const view = definitionOf(world, args);
    const exchange = world.triggers.exchange(textArg(args, 'trigger_id') ?? '');
    if (!exchange.ok) {
      if (exchange.error !== 'expired_trigger_id') world.violate(`views.push: ${exchange.error}`);
      throw new Refusal(exchange.error);
    }
    // The person may have closed it meanwhile.
    const depth = world.modals.all().filter(({ user }) => user === exchange.user).length;
    if (depth === 0) throw new Refusal('not_found');
    if (depth >= VIEW_LIMITS.stacked) throw new Refusal('push_limit_reached');
    return { ok: true, view: wireView(world.modals.push(exchange.user, view)) };
  },
};

/**
 * https://docs.slack.dev/reference/methods/views.publish: no scope, tier 4; the Home tab is switched on in the app's
 * settings. `hash` refuses what would replace something newer.
 */
const publish: ApiMethod = {
  token: 'bot',
  rate: RATES.tier4,
  args: { user_id: 'required', view: 'required', hash: 'optional' },
  run(world, args) {
    const view = definitionOf(world, args, 'home');
    const user = textArg(args, 'user_id') ?? '';
    if (!world.installation.hasHome) {
      world.violate('views.publish: the manifest has the Home tab off');
      throw new Refusal('not_enabled');
    }
    if (!world.directory.user(user)) throw new Refusal('user_not_found');
    const hash = textArg(args, 'hash');
    const before = world.homes.of(user);
    if (hash !== undefined && hash !== before?.hash) throw new Refusal('hash_conflict');
    return { ok: true, view: wireView(world.homes.publish(user, view)) };
  },
};

function viewNamed({ modals, violate }: ApiWorld, args: Json): OpenView {
  const id = textArg(args, 'view_id');
  const externalId = textArg(args, 'external_id');
  if ((id === undefined) === (externalId === undefined)) {
    violate('views.update: takes `view_id` or `external_id`');
    throw new Refusal('invalid_arguments');
  }
  // The person may have closed it meanwhile: that is nobody's mistake.
  const view = id === undefined ? modals.findExternal(externalId ?? '') : modals.find(id);
  if (!view) throw new Refusal('not_found');
  return view;
}

function definitionOf({ violate }: ApiWorld, args: Json, kind: 'modal' | 'home' = 'modal'): Json {
  const { view } = args;
  const problem = findViewProblem(view, kind);
  if (!problem && isRecord(view)) {
    if (view.submit !== undefined && view.callback_id === undefined)
      violate('a view with submit but without callback_id: nobody could tell whose submission it is');
    return view;
  }
  const messages = problem?.messages ?? ['must be an object [json-pointer:/view]'];
  const error = problem?.error ?? 'invalid_arguments';
  violate(`${error}: ${messages.join('; ')}`);
  throw new Refusal(error, {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

export const VIEW_METHODS: Record<string, ApiMethod> = {
  'views.open': open,
  'views.publish': publish,
  'views.push': push,
  'views.update': update,
};
