import type { App } from '@slack/bolt';
import type { StartFrom } from '../../services/personas/editing/drafts.ts';
import { faceForm } from '../../services/slack/blocks/face-request.ts';
import { personaFormView } from '../../services/slack/blocks/persona-form.ts';
import { isPersonaVerb, personaAction } from '../../services/slack/blocks/persona-list.ts';
import { personaWordsView } from '../../services/slack/blocks/persona-preview.ts';
import { exportComing } from '../../services/slack/words/imports.ts';
import { agreedWords, refusedWords, sayArchived } from '../../services/slack/words/personas.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayNotEdited } from '../../services/slack/words/reasons/persona-edits.ts';
import { showPersonas } from '../persona-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf, type Press } from './press.ts';

/** The list of personas with its menus, the way back from a preview, and what the person says for whom one speaks. */
export function registerPersonaButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const { personas, updateForm } = useCases;
  const on = onPress(app, deps);
  const open = formOpener(useCases);
  /** Shown in the window where the press was, else only to the person. */
  const tell = async ({ viewId, audience, isExternal }: Press, words: string) => {
    if (!viewId) return words;
    await showPersonas(useCases, viewId, { ...audience, isExternal }, words);
    return null;
  };
  const start = async (press: Press, from: StartFrom) => {
    const outcome = await personas.start(actorOf(press), from);
    if (outcome.kind !== 'draft') return tell(press, sayNotEdited(outcome));
    return open(press, personaFormView(outcome, whereOf(press)));
  };
  const archive = async (press: Press) => {
    const outcome = await personas.archive(actorOf(press), { id: press.id, version: press.number ?? 0 });
    return tell(
      press,
      outcome.kind === 'archived' ? sayArchived(outcome.persona.name) : sayNotEdited(outcome),
    );
  };

  on(personaAction.create, (press) => start(press, { kind: 'blank' }));
  on(personaAction.template, async (press) => {
    const listed = await personas.list(actorOf(press));
    if ('kind' in listed) return sayNoAccess(listed);
    const template = listed.templates[press.number ?? 0];
    return template ? start(press, { kind: 'template', name: template.name }) : null;
  });
  on(personaAction.menu, async (press) => {
    const { verb, id } = press;
    if (!isPersonaVerb(verb)) return null;
    if (verb === 'archive') return archive(press);
    if (verb === 'picture') return open(press, faceForm(id, press.number ?? 0, whereOf(press)));
    if (verb !== 'preview') return start(press, { kind: verb, id });
    const words = await personas.wordsOf(actorOf(press), id);
    return words.kind === 'shown'
      ? open(press, personaWordsView(words.preview, press.audience))
      : tell(press, sayNotEdited(words));
  });
  on(personaAction.export, async (press) => {
    const outcome = await personas.export(actorOf(press), press.id);
    const said = outcome.kind === 'exported' ? exportComing : sayNotEdited(outcome);
    const words = await personas.wordsOf(actorOf(press), press.id);
    if (!press.viewId || words.kind !== 'shown') return said;
    await updateForm(
      { teamId: press.audience.teamId, viewId: press.viewId },
      personaWordsView(words.preview, press.audience, said),
    );
    return null;
  });
  on(personaAction.back, async (press) => {
    const outcome = await personas.fill(actorOf(press), press.id);
    if (press.viewId && outcome.kind === 'draft')
      await updateForm(
        { teamId: press.audience.teamId, viewId: press.viewId },
        personaFormView(outcome, whereOf(press)),
      );
    return null;
  });
  const consent = (agrees: boolean) => async (press: Press) => {
    const outcome = await personas.consent(actorOf(press), press.id, agrees);
    if (outcome.kind === 'agreed') return agreedWords;
    if (outcome.kind === 'refused') return refusedWords;
    return sayNotEdited(outcome.kind === 'not_entitled' ? outcome : { kind: 'gone' });
  };
  on(personaAction.agree, consent(true));
  on(personaAction.refuse, consent(false));
}

function whereOf({ audience }: Press) {
  return { ...audience, threadTs: null };
}
