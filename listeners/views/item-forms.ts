import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { ItemWish } from '../../services/notes/change-item.ts';
import { assignCallback, editItemCallback, itemField } from '../../services/slack/blocks/item-forms.ts';
import { sayItemOutcome } from '../../services/slack/words/reasons/notes.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

type Wanted = { ok: true; wish: ItemWish } | { ok: false; field: string; problem: string };

/** Who an item is for, and what it says. What is wrong stands in the form. */
export function registerItemForms(app: App, { useCases, appContext }: ListenerDeps): void {
  const on = (callback: string, wantedBy: (sent: Submission) => Wanted, lastField: string) =>
    app.view(callback, async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const refuse = (field: string, problem: string) =>
        ack({ response_action: 'errors', errors: { [field]: problem.slice(0, 1_000) } });
      const wanted = wantedBy(sent);
      if (!wanted.ok) return refuse(wanted.field, wanted.problem);
      const { id: itemId, number: version, teamId, channelId, userId, isExternal } = sent;
      const press = { itemId, version, teamId, channelId, userId, isExternal };
      const problem = sayItemOutcome(await useCases.changeItem(press, wanted.wish), userId);
      return problem ? refuse(lastField, problem) : ack();
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
