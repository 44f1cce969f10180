import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { within } from '../../services/common/within.ts';
import { noticeView } from '../../services/slack/blocks/forms.ts';
import {
  type SettingKind,
  settingKinds,
  settingName,
  settingView,
} from '../../services/slack/blocks/setting-form.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { secretComing, secretLost } from '../../services/slack/words/settings.ts';
import { formOpener } from '../actions/form-opener.ts';
import { onPress } from '../actions/on-press.ts';
import { actorOf } from '../actions/press.ts';
import { answerWithinMs } from '../in-time.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { inForm, onForm } from '../views/on-form.ts';
import { besideFirst, parseSubmission, type Submission } from '../views/submission.ts';
import { addingForms } from './adding-forms.ts';
import { allowForm } from './allow-form.ts';
import { channelForms } from './channel-forms.ts';
import type { Saved, SettingForm } from './setting-form.ts';
import { wideForms } from './wide-forms.ts';

const forms: Readonly<Record<SettingKind, SettingForm>> = {
  ...channelForms,
  ...wideForms,
  ...addingForms,
  allow: allowForm,
};

/** Of the channel that their window names: who sends them has to be in it, for a window may stand open while they leave. */
const isOfChannel: ReadonlySet<string> = new Set([...Object.keys(channelForms), 'allow', 'send', 'holidays']);

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
    const saveHere = (sent: Submission) =>
      isOfChannel.has(kind) ? saveIfHere(deps, sent, save) : save(deps, sent);
    if (!isSecret) {
      onForm(app, deps)(settingName(kind), saveHere);
      continue;
    }
    app.view(settingName(kind), async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const answerBy = performance.now() + answerWithinMs;
      const saving = saveHere(sent);
      const saved = await within(answerWithinMs, saving, () => null);
      if (saved && 'errors' in saved) return ack({ response_action: 'errors', errors: inForm(saved.errors) });
      const show = (view: ModalView) => ack({ response_action: 'update', view });
      return showSecret(deps, { title, sent, words: saving.then(wordsOf), answerBy }, show);
    });
  }
}

async function saveIfHere(deps: ListenerDeps, sent: Submission, save: SettingForm['save']): Promise<Saved> {
  const refusal = await deps.useCases.whyNotHere(sent);
  if (!refusal) return save(deps, sent);
  return { errors: besideFirst(sent, sayNoAccess(refusal)) };
}

/** Where Slack was slow to say who is who, its window is closed by then. */
async function wordsOf(saved: Saved): Promise<string> {
  return 'errors' in saved ? Object.values(saved.errors).join('\n') : saved.words;
}

type Secret = { title: string; sent: Submission; words: Promise<string>; answerBy: number };

/** A post would stay, in a DM for good: words with a secret are shown in the window that asked for them. */
async function showSecret(
  { useCases }: ListenerDeps,
  { title, sent, words, answerBy }: Secret,
  show: (view: ModalView) => Promise<void>,
): Promise<void> {
  const said = await within(Math.max(0, answerBy - performance.now()), words, () => null);
  await show(noticeView(title, said ?? secretComing));
  if (said !== null) return;
  const isShown = await useCases.updateForm(sent, noticeView(title, await words));
  if (!isShown) useCases.postEphemeralLater(whereOf(sent), Promise.resolve(secretLost));
}

function whereOf({ teamId, channelId, userId }: Submission) {
  return { teamId, channelId, userId, threadTs: null };
}
