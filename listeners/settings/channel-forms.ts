import type { TypedSetting } from '../../services/meetings/channel-settings.ts';
import type { Actor } from '../../services/people/actor.ts';
import { moneyFields } from '../../services/slack/blocks/policy-form.ts';
import {
  agentFields,
  approverFields,
  autoFields,
  builtIn,
  personaFields,
  recapFields,
} from '../../services/slack/blocks/setting-fields.ts';
import type { SettingKind } from '../../services/slack/blocks/setting-form.ts';
import { saySetting } from '../../services/slack/words/channel-settings.ts';
import { sayChannelPersona } from '../../services/slack/words/personas.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayPersonaRefusal } from '../../services/slack/words/reasons/personas.ts';
import { autoIn } from '../commands/parse-setting.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { fieldByField, mentionsIn, type SettingForm, setAsTyped, setHere } from './setting-form.ts';

/** What a channel decides for itself. */
export const channelForms = {
  auto: {
    title: 'Pasted links',
    blocks: async (deps, actor) => autoFields(await moneyHere(deps, actor)),
    save: fieldByField(
      {
        auto: (deps, actor, value) => setHere(deps, actor, { setting: 'auto', value: autoIn(value) ?? null }),
        apps: (deps, actor, value) => setAsTyped(deps, actor, 'auto', ['apps', value]),
        app: (deps, actor, id) => setAsTyped(deps, actor, 'auto', ['apps', ...id.split(/\s+/)]),
      },
      says('auto', 'apps'),
    ),
  },
  money: {
    title: 'Time and money',
    async blocks(deps, actor) {
      const { channel } = await moneyHere(deps, actor);
      return moneyFields({
        limitMinutes: channel.limitMinutes?.value ?? null,
        budgetUsd: channel.budgetUsd?.value ?? null,
      });
    },
    save: fieldByField(
      {
        limitMinutes: (deps, actor, value) => setAsTyped(deps, actor, 'limit', [value || 'off']),
        budgetUsd: (deps, actor, value) => setAsTyped(deps, actor, 'budget', [value || 'off']),
      },
      says('limit', 'budget'),
    ),
  },
  recap: {
    title: 'Recaps',
    blocks: async (deps, actor) => recapFields((await moneyHere(deps, actor)).channel),
    save: fieldByField(
      {
        holdRecap: (deps, actor, value) => setAsTyped(deps, actor, 'recap', [value]),
        line: (deps, actor, value) => setAsTyped(deps, actor, 'recap', [value]),
        weekly: (deps, actor, value) => setAsTyped(deps, actor, 'recap', ['weekly', value]),
      },
      says('recap'),
    ),
  },
  agent: {
    title: 'The agent here',
    blocks: async (deps, actor) => agentFields((await moneyHere(deps, actor)).channel),
    save: fieldByField(
      { agent: (deps, actor, value) => setAsTyped(deps, actor, 'agent', [value]) },
      says('agent'),
    ),
  },
  approvers: {
    title: 'Who approves here',
    blocks: async (deps, actor) => approverFields((await moneyHere(deps, actor)).channel),
    save: fieldByField(
      {
        approvers: (deps, actor, value) =>
          setAsTyped(deps, actor, 'approvers', value === '' ? ['everyone'] : mentionsIn(value)),
      },
      says('approvers'),
    ),
  },
  persona: {
    title: 'Who goes',
    async blocks({ useCases: { personas } }, actor) {
      const choices = await personas.choices(actor);
      if ('kind' in choices) return choices;
      return personaFields(choices, (await personas.ofChannel(actor)).name);
    },
    save: fieldByField({ persona: choosePersona }, async ({ useCases }, actor) =>
      sayChannelPersona(await useCases.personas.ofChannel(actor)),
    ),
  },
} satisfies Partial<Record<SettingKind, SettingForm>>;

async function choosePersona({ useCases: { personas } }: ListenerDeps, actor: Actor, chosen: string) {
  const choices = await personas.choices(actor);
  if ('kind' in choices) return sayNoAccess(choices);
  const name = choices.find(({ id }) => id === chosen)?.name ?? null;
  const outcome = await personas.chooseForChannel(actor, chosen === builtIn ? null : name);
  if (outcome.kind === 'chosen') return null;
  return outcome.kind === 'not_entitled' ? sayNoAccess(outcome) : sayPersonaRefusal(outcome);
}

function moneyHere({ useCases }: ListenerDeps, { teamId, channelId }: Actor) {
  return useCases.moneyHere(teamId, channelId);
}

function says(...settings: TypedSetting[]) {
  return async (deps: ListenerDeps, actor: Actor): Promise<string> => {
    const here = await moneyHere(deps, actor);
    return settings.map((setting) => saySetting(setting, here, deps.adminSet)).join('\n');
  };
}
