import type { CapOf } from '../../services/meetings/caps.ts';
import type { Actor } from '../../services/people/actor.ts';
import { defaultSuffix } from '../../services/personas/persona.ts';
import { daysField } from '../../services/slack/blocks/policy-form.ts';
import { digestFields, workspaceFields } from '../../services/slack/blocks/setting-fields.ts';
import type { SettingKind } from '../../services/slack/blocks/setting-form.ts';
import { sayBadValue } from '../../services/slack/words/commands.ts';
import { sayDigestSetting } from '../../services/slack/words/digest.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayRetention } from '../../services/slack/words/retention.ts';
import { sayWorkspace } from '../../services/slack/words/workspace.ts';
import { parseRetention } from '../commands/parse-keeping.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { fieldByField, mentionsIn, type SettingForm, setEverywhere } from './setting-form.ts';

/** What a workspace decides for all its channels, and what a person has for themselves. */
export const wideForms = {
  workspace: {
    title: 'Workspace',
    async blocks({ useCases, adminSet }, { teamId, channelId }) {
      const { workspace } = await useCases.moneyHere(teamId, channelId);
      return workspaceFields(workspace, defaultSuffix, adminSet);
    },
    save: fieldByField(
      {
        budgetUsd: (deps, actor, value) => setEverywhere(deps, actor, ['budget', value || 'off']),
        auto: (deps, actor, value) => setEverywhere(deps, actor, ['auto', value]),
        money: (deps, actor, value) =>
          setEverywhere(deps, actor, ['money', ...(value === '' ? ['members'] : mentionsIn(value))]),
        suffix: (deps, actor, value) => setEverywhere(deps, actor, ['suffix', value || 'default']),
        removalDays: (deps, actor, value) => setEverywhere(deps, actor, ['removal', value || 'default']),
        personCalls: (deps, actor, value) => setCalls(deps, actor, 'person', value),
        channelCalls: (deps, actor, value) => setCalls(deps, actor, 'channel', value),
        workspaceCalls: (deps, actor, value) => setCalls(deps, actor, 'workspace', value),
      },
      async ({ useCases, adminSet }, { teamId, channelId }) =>
        sayWorkspace(await useCases.moneyHere(teamId, channelId), adminSet),
    ),
  },
  digest: {
    title: 'What you missed',
    async blocks({ useCases }, actor) {
      return digestFields((await useCases.notes.setDigest(actor, null)).kind === 'on');
    },
    save: fieldByField(
      {
        async digest({ useCases }, actor, value) {
          const outcome = await useCases.notes.setDigest(actor, value === 'on');
          return outcome.kind === 'not_entitled' ? sayNoAccess(outcome) : null;
        },
      },
      async ({ useCases }, actor) => sayDigestSetting(await useCases.notes.setDigest(actor, null)),
    ),
  },
  retention: {
    title: 'What is kept',
    async blocks({ useCases }, { teamId }) {
      const shown = await useCases.notes.retention(teamId);
      return [daysField('retention' in shown ? (shown.retention?.value ?? null) : null)];
    },
    save: fieldByField(
      {
        async retentionDays({ useCases }, actor, value) {
          const read = parseRetention([value || 'off']);
          if (read.kind !== 'retention' || read.days === 'show') return sayBadValue('retention', value);
          const outcome = await useCases.notes.setRetention(actor, read.days);
          return outcome.kind === 'changed' ? null : sayRetention(outcome);
        },
      },
      async ({ useCases }, { teamId }) => sayRetention(await useCases.notes.retention(teamId)),
    ),
  },
} satisfies Partial<Record<SettingKind, SettingForm>>;

function setCalls(deps: ListenerDeps, actor: Actor, of: CapOf, value: string): Promise<string | null> {
  return setEverywhere(deps, actor, ['calls', of, value || 'default']);
}
