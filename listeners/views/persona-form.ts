import type { App } from '@slack/bolt';
import type { PersonaTerms, Voice } from '../../services/personas/persona.ts';
import type { TermsProblem } from '../../services/personas/persona-terms.ts';
import {
  translatedLanguages,
  withTranslatedLanguages,
} from '../../services/personas/translated-languages.ts';
import {
  cloneIn,
  keptVoice,
  otherVoice,
  personaCallback,
  personaField,
} from '../../services/slack/blocks/persona-form.ts';
import { personaPreviewView, previewCallback } from '../../services/slack/blocks/persona-preview.ts';
import { allTools } from '../../services/slack/blocks/tools-menu.ts';
import { previewClosed, previewComing, saySaved } from '../../services/slack/words/personas.ts';
import { sayFieldProblem, sayNotEdited } from '../../services/slack/words/reasons/persona-edits.ts';
import { showPersonas } from '../persona-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { type FormAnswer, onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

/** The form of a persona, which leads to a preview, and the preview, which saves. */
export function registerPersonaForm(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const { personas } = useCases;
  const fill = async (sent: Submission): Promise<FormAnswer> => {
    const likeness = sent.values[personaField.likeness];
    const outcome = await personas.fill(
      sent,
      sent.id,
      (terms) => typedIn(sent, terms),
      likeness === undefined ? undefined : likeness === 'yes',
    );
    if (outcome.kind === 'bad_field') {
      const meant = fieldOf[outcome.field];
      // A text of files that was too long for the form has no field there.
      const field = meant in sent.values ? meant : personaField.name;
      return { errors: { [field]: sayFieldProblem(outcome.problem) } };
    }
    if (outcome.kind !== 'draft') return { errors: { [personaField.name]: sayNotEdited(outcome) } };
    const preview = await personas.preview(outcome.draft);
    return { view: personaPreviewView(preview, { ...sent, threadTs: null }), ifClosed: previewClosed };
  };
  onForm(app, deps)(personaCallback, fill, { title: 'Preview', words: previewComing });

  onForm(app, deps)(previewCallback, async (sent) => {
    const outcome = await personas.save(sent, sent.id);
    const where = { ...sent, threadTs: null };
    if (outcome.kind !== 'saved') {
      const filled = await personas.fill(sent, sent.id);
      if (filled.kind !== 'draft') return { words: sayNotEdited(outcome) };
      const view = personaPreviewView(await personas.preview(filled.draft), where, sayNotEdited(outcome));
      return { view, ifClosed: sayNotEdited(outcome) };
    }
    const words = saySaved(outcome.persona.name, outcome.asks, outcome.showsFace);
    const { coveredViewId: viewId } = sent;
    return viewId ? { afterwards: () => showPersonas(useCases, viewId, where, words) } : { words };
  });
}

const fieldOf: Record<TermsProblem['field'], string> = {
  name: personaField.name,
  emoji: personaField.emoji,
  voice: personaField.otherVoice,
  mustNotSay: personaField.mustNotSay,
  senders: personaField.senders,
};

/** What was typed; a text that the form was too short for isn't among its fields. */
function typedIn({ values }: Submission, before: PersonaTerms): Partial<PersonaTerms> {
  const field = (name: keyof typeof personaField) => values[personaField[name]];
  const { style } = before.character;
  const mustNotSay = field('mustNotSay');
  return {
    name: field('name') ?? '',
    emoji: field('emoji') ?? '',
    voice: voiceIn(values, before.voice),
    language: field('language') ?? '',
    character: {
      ...before.character,
      soul: soulIn(values, before.character.soul),
      style: field('style') ?? style,
    },
    maySay: field('maySay') ?? before.maySay,
    mustNotSay: mustNotSay === undefined ? before.mustNotSay : mustNotSay.split('\n'),
    standsInFor: field('standsInFor') || null,
    senders: listIn(field('senders')),
    tools: toolsIn(field('tools'), before.tools),
  };
}

function listIn(chosen = ''): string[] {
  return chosen.split(',').filter(Boolean);
}

/** None where nothing is chosen. */
function toolsIn(chosen: string | undefined, before: PersonaTerms['tools']): PersonaTerms['tools'] {
  if (chosen === undefined) return before;
  const names = listIn(chosen);
  return names.includes(allTools) ? null : names;
}

/** Languages may be changed in their fields or in the text: what was changed counts. */
function soulIn(values: Submission['values'], before: string): string {
  const soul = values[personaField.soul] ?? before;
  const named = translatedLanguages(before);
  if (!named) return soul;
  const from = values[personaField.translatesFrom] ?? named.from;
  const to = values[personaField.translatesTo] ?? named.to;
  return from === named.from && to === named.to ? soul : withTranslatedLanguages(soul, { from, to });
}

function voiceIn(values: Submission['values'], before: Voice): Voice {
  const chosen = values[personaField.voice] ?? '';
  if (chosen === keptVoice) return before;
  const voiceId = cloneIn(chosen);
  if (voiceId !== null) return { kind: 'clone', voiceId };
  const id = chosen === otherVoice ? (values[personaField.otherVoice] ?? '').trim() : chosen;
  return { kind: 'library', id };
}
