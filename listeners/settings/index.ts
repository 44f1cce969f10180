import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { within } from '../../services/common/within.ts';
import {
  type SettingKind,
  secretView,
  settingKinds,
  settingName,
  settingView,
} from '../../services/slack/blocks/setting-form.ts';
import { withoutMarkup } from '../../services/slack/mrkdwn.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { secretComing, secretLost } from '../../services/slack/words/settings.ts';
import { formOpener } from '../actions/form-opener.ts';
import { onPress } from '../actions/on-press.ts';
import { actorOf } from '../actions/press.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from '../views/submission.ts';
import { addingForms } from './adding-forms.ts';
import { allowForm } from './allow-form.ts';
import { channelForms } from './channel-forms.ts';
import type { SettingForm } from './setting-form.ts';
import { wideForms } from './wide-forms.ts';

const forms: Readonly<Record<SettingKind, SettingForm>> = {
  ...channelForms,
  ...wideForms,
  ...addingForms,
  allow: allowForm,
};

/** The forms of what `/pika` changes, and the buttons that open them. */
export function registerSettings(app: App, deps: ListenerDeps): void {
  const { useCases, appContext } = deps;
  const on = onPress(app, deps);
  const open = formOpener(useCases);
  for (const kind of settingKinds) {
    const { title, submit, isSecret, blocks, save } = forms[kind];
    on(settingName(kind), async (press) => {
      const where = { ...press.audience, threadTs: null };
      const fields = await blocks(deps, actorOf(press));
      if ('kind' in fields) return sayNoAccess(fields);
      const shown = { title, ...(submit ? { submit } : {}), blocks: fields };
      return open(press, settingView(kind, randomUUID(), where, shown));
    });
    app.view(settingName(kind), async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const saved = await save(deps, sent);
      if ('errors' in saved) return ack({ response_action: 'errors', errors: inForm(saved.errors) });
      if (isSecret) {
        const show = (view: ModalView) => ack({ response_action: 'update', view });
        return showSecret(deps, { title, sent, words: saved.words }, show);
      }
      useCases.postEphemeralLater(whereOf(sent), saved.words);
      return ack();
    });
  }
}

/** A little under Slack's three seconds. */
const showWithinMs = 2_000;

/** A post would stay, in a DM for good: words with a secret are shown in the window that asked for them. */
async function showSecret(
  { useCases }: ListenerDeps,
  { title, sent, words }: { title: string; sent: Submission; words: Promise<string> },
  show: (view: ModalView) => Promise<void>,
): Promise<void> {
  const said = await within(showWithinMs, words, () => null);
  await show(secretView(title, said ?? secretComing));
  if (said !== null) return;
  const isShown = await useCases.updateForm(sent, secretView(title, await words));
  if (!isShown) useCases.postEphemeralLater(whereOf(sent), Promise.resolve(secretLost));
}

function whereOf({ teamId, channelId, userId }: Submission) {
  return { teamId, channelId, userId, threadTs: null };
}

/** Slack shows words beside a field as they are. */
function inForm(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, words]) => [field, withoutMarkup(words).slice(0, 1_000)]),
  );
}
