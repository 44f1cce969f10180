import { entitySchema } from '../entities/check.ts';
import { refreshCard } from '../entities/opened.ts';
import { isRecord } from '../json.ts';
import { RATES } from '../limits.ts';
import { textArg } from './arguments.ts';
import { type ApiMethod, Refusal } from './method.ts';

const statuses = [
  ...['restricted', 'internal_error', 'not_found', 'custom', 'custom_partial_view', 'timeout', 'edit_error'],
];
const errorKeys = new Set(['status', 'custom_message', 'custom_title', 'message_format', 'actions']);

/** https://docs.slack.dev/reference/methods/entity.presentDetails: no scope, tier 3. */
const presentDetails: ApiMethod = {
  token: 'bot',
  rate: RATES.tier3,
  args: {
    ...{ trigger_id: 'required', metadata: 'optional', error: 'optional' },
    ...{ user_auth_required: 'optional', user_auth_url: 'optional' },
  },
  run(world, args) {
    const refuse = (error: string, why = error): never => {
      world.violate(`entity.presentDetails: ${why}`);
      throw new Refusal(error);
    };
    const triggerId = textArg(args, 'trigger_id') ?? '';
    const pane = world.entities.withTrigger(triggerId);
    if (!world.installation.entityTypes.includes('slack#/entities/task'))
      return refuse('feature_not_enabled');
    if (!pane || !world.triggers.exchange(triggerId).ok) throw new Refusal('invalid_trigger_id');
    const { metadata, error } = args;
    if (isRecord(error)) {
      const isKnown = statuses.includes(String(error.status));
      if (!isKnown || Object.keys(error).some((key) => !errorKeys.has(key)))
        return refuse('invalid_arguments');
      pane.shown = { error };
      return { ok: true };
    }
    const read = entitySchema.safeParse(metadata);
    if (!read.success) return refuse('invalid_metadata', read.error.message);
    if (read.data.external_ref.id !== pane.id) return refuse('entity_metadata_does_not_match_trigger');
    pane.shown = { entity: read.data };
    refreshCard(world.store, pane, read.data);
    return { ok: true };
  },
};

export const ENTITY_METHODS: Record<string, ApiMethod> = { 'entity.presentDetails': presentDetails };
