import { eachInTurn } from '../../services/common/in-turn.ts';
import type { AllowedTool } from '../../services/meetings/channel-settings.ts';
import { allowFields } from '../../services/slack/blocks/setting-fields.ts';
import { saySetting } from '../../services/slack/words/channel-settings.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { Submission } from '../views/submission.ts';
import { type SettingForm, setHere } from './setting-form.ts';

/** Tools that need no approval in a channel. */
export const allowForm: SettingForm = {
  title: 'Allow without approval',
  async blocks({ useCases }, actor) {
    const [settings, shown] = await Promise.all([
      useCases.settings(actor.teamId, actor.channelId),
      useCases.policy.show(actor, 'channel'),
    ]);
    return allowFields(settings, shown.kind === 'policy' ? shown.choices.tools : []);
  },
  async save(deps, sent) {
    const errors = { ...(await end(deps, sent)), ...(await allow(deps, sent)) };
    if (Object.keys(errors).length > 0) return { errors };
    const here = await deps.useCases.moneyHere(sent.teamId, sent.channelId);
    return { words: Promise.resolve(saySetting('allow', here, deps.adminSet)) };
  },
};

/** What the form showed and isn't checked any more: it shows the first ten, and more may be allowed meanwhile. */
async function end(deps: ListenerDeps, sent: Submission): Promise<Record<string, string>> {
  const checked = sent.chosen.allowed ?? [];
  const unchecked = (sent.shown.allowed ?? '').split('\n').filter((one) => !checked.includes(one));
  const { allowedTools } = await deps.useCases.settings(sent.teamId, sent.channelId);
  const errors: Record<string, string> = {};
  await eachInTurn(allowedTools?.value ?? [], async (one) => {
    if (!unchecked.includes(named(one))) return;
    const target = one.target?.replace(/^@(.*)$/, '<@$1>') ?? null;
    const problem = await setHere(deps, sent, { setting: 'allow', ...one, target, allowed: false });
    if (problem !== null) errors.allowed = problem;
  });
  return errors;
}

async function allow(deps: ListenerDeps, sent: Submission): Promise<Record<string, string>> {
  const { tool = '', channel, person, name } = sent.values;
  if (tool === '') return {};
  const given = (channel && `<#${channel}>`) || (person && `<@${person}>`) || name?.trim();
  const problem = await setHere(deps, sent, {
    ...{ setting: 'allow', tool, target: given || null, allowed: true },
  });
  return problem === null ? {} : { tool: problem };
}

function named({ tool, target }: AllowedTool): string {
  return target === null ? tool : `${tool} ${target}`;
}
