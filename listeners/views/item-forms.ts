import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { ItemWish } from '../../services/notes/change-item.ts';
import { assignCallback, editItemCallback, itemField } from '../../services/slack/blocks/item-forms.ts';
import { sayItemOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

type Wanted = { ok: true; wish: ItemWish } | { ok: false; field: string; problem: string };

/** Who an item is for, and what it says. What is wrong stands in the form. */
export function registerItemForms(app: App, deps: ListenerDeps): void {
  const on = (callback: string, wantedBy: (sent: Submission) => Wanted, lastField: string) =>
    onForm(app, deps)(callback, async (sent) => {
      const wanted = wantedBy(sent);
      if (!wanted.ok) return { errors: { [wanted.field]: wanted.problem } };
      const { id: itemId, number: version, teamId, channelId, userId, isExternal } = sent;
      const press = { itemId, version, teamId, channelId, userId, isExternal };
      const problem = sayItemOutcome(await deps.useCases.changeItem(press, wanted.wish), userId);
      return problem ? { errors: { [lastField]: problem } } : null;
    });

  on(assignCallback, assignment, itemField.owner);
  on(editItemCallback, edit, itemField.owner);
}

function assignment({ values }: Submission): Wanted {
  const to = values[itemField.owner];
  return to
    ? { ok: true, wish: { kind: 'assign', to } }
    : { ok: false, field: itemField.owner, problem: 'Choose a person.' };
}

function edit({ values }: Submission): Wanted {
  const text = values[itemField.text]?.trim();
  if (text === '') return { ok: false, field: itemField.text, problem: 'Say what needs to be done.' };
  const dueOn = values[itemField.dueOn] || null;
  if (dueOn && !z.iso.date().safeParse(dueOn).success)
    return { ok: false, field: itemField.dueOn, problem: 'Enter a valid date.' };
  const id = values[itemField.owner] || null;
  const name = values[itemField.ownerName]?.trim() || null;
  const dueWords = values[itemField.dueWords]?.trim() || null;
  return {
    ok: true,
    wish: { kind: 'edit', text: text ?? null, dueOn, dueWords, owner: { id, name: id ? null : name } },
  };
}
