import type { KnownBlock } from '@slack/types';
import { eachInTurn } from '../../services/common/in-turn.ts';
import type { SettingChange } from '../../services/meetings/channel-settings.ts';
import type { Actor } from '../../services/people/actor.ts';
import type { NotEntitled } from '../../services/people/authorize.ts';
import { markOf } from '../../services/slack/blocks/shown-values.ts';
import { sayBadValue } from '../../services/slack/words/commands.ts';
import { sayNotSet } from '../../services/slack/words/reasons/settings.ts';
import { sayWorkspaceRefusal } from '../../services/slack/words/workspace.ts';
import { parseSetting, type SettingVerb } from '../commands/parse-setting.ts';
import { parseWorkspace } from '../commands/parse-workspace.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { Submission } from '../views/submission.ts';

/** A form for what a command changes: what it shows, and what is done with what comes back. */
export type SettingForm = {
  title: string;
  submit?: string;
  /** Its words have a secret: they are shown in its window alone, and kept nowhere. */
  isSecret?: true;
  blocks(deps: ListenerDeps, actor: Actor): Promise<KnownBlock[] | NotEntitled>;
  save(deps: ListenerDeps, sent: Submission): Promise<Saved>;
};

/** What is wrong, by field; else what the person is told, which may take longer than Slack waits. */
export type Saved = { errors: Readonly<Record<string, string>> } | { words: Promise<string> };

/** Saves one field; what it says stands beside that, where it isn't taken. */
type SaveField = (deps: ListenerDeps, sent: Submission, value: string) => Promise<string | null>;

/** Fields one after the other, and only those that somebody changed. Then it's said what holds. */
export const fieldByField =
  (
    fields: Readonly<Record<string, SaveField>>,
    whatHolds: (deps: ListenerDeps, actor: Actor) => Promise<string>,
  ): SettingForm['save'] =>
  async (deps, sent) => {
    const errors: Record<string, string> = {};
    await eachInTurn(Object.entries(fields), async ([field, save]) => {
      const value = sent.values[field];
      if (value === undefined || sent.shown[field] === markOf(value)) return;
      const problem = await save(deps, sent, value.trim());
      if (problem !== null) errors[field] = problem;
    });
    return Object.keys(errors).length > 0 ? { errors } : { words: whatHolds(deps, sent) };
  };

/** Null once it's set. */
export async function setHere(
  { useCases }: ListenerDeps,
  actor: Actor,
  change: SettingChange,
): Promise<string | null> {
  const outcome = await useCases.changeSetting(actor, change);
  return outcome.kind === 'changed' ? null : sayNotSet(outcome);
}

/** The same, as if it had been typed behind `/pika`. */
export async function setAsTyped(
  deps: ListenerDeps,
  actor: Actor,
  verb: SettingVerb,
  words: readonly string[],
): Promise<string | null> {
  const read = parseSetting(verb, words);
  return read.kind === 'change' ? setHere(deps, actor, read.change) : sayBadValue(verb, words.join(' '));
}

/** The same behind `/pika workspace`. */
export async function setEverywhere(
  { useCases }: ListenerDeps,
  actor: Actor,
  words: readonly string[],
): Promise<string | null> {
  const read = parseWorkspace(words);
  if (read.kind !== 'workspace' || !read.change) return sayBadValue('workspace', words.join(' '));
  const outcome = await useCases.changeWorkspace(actor, read.change);
  return outcome.kind === 'changed' ? null : sayWorkspaceRefusal(outcome);
}

/** People, as a form sends them and as people type them. */
export function mentionsIn(value: string): string[] {
  return value.split(',').flatMap((id) => (/^[UW][A-Z0-9]{1,20}$/.test(id) ? [`<@${id}>`] : []));
}
