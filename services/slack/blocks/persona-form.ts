import type { InputBlock, KnownBlock, ModalView, MultiUsersSelect, UsersSelect } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { personaLimits } from '../../personas/persona-terms.ts';
import type { PersonaDraft } from '../../personas/ports/persona-repository.ts';
import { translatedLanguages } from '../../personas/translated-languages.ts';
import { libraryVoices } from '../../personas/voices/library.ts';
import type { ClonedVoice } from '../../personas/voices/voice.ts';
import type { ToolChoice } from '../../tasks/tool-choices.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';
import { sayNeverTooLong, sayUnshown } from '../words/imports.ts';
import { context } from './elements.ts';
import { form, input, maxFieldChars, option, select, textInput } from './forms.ts';
import { importedBlocks, likenessTick } from './import-form.ts';
import { toolsMenu } from './tools-menu.ts';

export const personaCallback = 'persona_form';

/** What the fields are called on the wire. */
export const personaField = {
  name: 'name',
  emoji: 'emoji',
  voice: 'voice',
  otherVoice: 'other_voice',
  language: 'language',
  translatesFrom: 'translates_from',
  translatesTo: 'translates_to',
  soul: 'soul',
  style: 'style',
  maySay: 'may_say',
  mustNotSay: 'must_not_say',
  standsInFor: 'stands_in_for',
  senders: 'senders',
  tools: 'tools',
  likeness: 'likeness',
} as const;

/** A draft, the cloned voices that it may have, and what its list of tools may name. */
type PersonaForm = {
  draft: PersonaDraft;
  voices: readonly Pick<ClonedVoice, 'id' | 'name'>[];
  tools: readonly ToolChoice[];
};

/** All that can be said about a persona. `problem`: what keeps it from being saved. */
export function personaFormView(
  { draft, voices, tools }: PersonaForm,
  where: Audience,
  problem = '',
): ModalView {
  const { terms, personaId, imported } = draft;
  const unshown = sayUnshown(terms.character);
  return form({
    callback: personaCallback,
    id: draft.id,
    version: draft.personaVersion,
    where,
    title: personaId ? 'Change persona' : 'New persona',
    submit: 'Preview',
    blocks: [
      ...(problem ? [context(problem)] : []),
      ...importedBlocks(imported),
      textInput(personaField.name, 'Name', {
        maxChars: personaLimits.nameChars,
        value: terms.name,
        example: 'Nova',
      }),
      textInput(personaField.emoji, 'Emoji, shown where its picture can’t be', {
        maxChars: personaLimits.emojiChars,
        value: terms.emoji,
        example: ':star:',
        optional: true,
      }),
      ...voiceFields(draft, voices),
      textInput(personaField.language, 'Language it speaks', {
        maxChars: personaLimits.languageChars,
        value: terms.language,
        example: 'English',
        optional: true,
      }),
      ...translatorFields(draft),
      ...longText(personaField.soul, 'Character: how it is, and what it cares about', terms.character.soul),
      ...longText(personaField.style, 'How it speaks', terms.character.style),
      ...(unshown ? [context(unshown)] : []),
      ...longText(personaField.maySay, 'What it may say for you', terms.maySay),
      ...neverField(terms.mustNotSay),
      input(personaField.standsInFor, 'Stands in for', true, standsIn(draft)),
      input(
        personaField.senders,
        'Who may send it (empty: everybody who may send somebody)',
        true,
        senders(draft),
      ),
      input(
        personaField.tools,
        'Tools agents may use in its calls (empty: none)',
        true,
        toolsMenu(personaField.tools, draft.terms.tools, tools),
      ),
      ...(imported?.face ? [likenessTick(personaField.likeness, imported.face.likeness)] : []),
    ],
  });
}

function voiceFields({ terms: { voice } }: PersonaDraft, voices: PersonaForm['voices']): InputBlock[] {
  const known = libraryVoices.find(({ id }) => voice.kind === 'library' && id === voice.id);
  const isListed = voices.some(({ id }) => voice.kind === 'clone' && id === voice.voiceId);
  const options = [
    ...libraryVoices.map(({ id, says }) => option(`${id} (${says})`, id)),
    option('Another one, by its id', otherVoice),
    ...voices.map(({ id, name }) => option(literal(`${name} (cloned)`, limits.buttonText), cloneOption(id))),
    // Not ready, or somebody else's.
    ...(voice.kind === 'clone' && !isListed ? [option('Its cloned voice, as it is', keptVoice)] : []),
  ];
  const ofClone = voice.kind === 'clone' && (isListed ? cloneOption(voice.voiceId) : keptVoice);
  const chosen = ofClone || (known?.id ?? otherVoice);
  return [
    select(personaField.voice, 'Voice', options, chosen),
    textInput(personaField.otherVoice, 'Id of another voice', {
      maxChars: personaLimits.voiceChars,
      value: voice.kind === 'library' && !known ? voice.id : '',
      example: 'English_Jovialman',
      optional: true,
    }),
  ];
}

/** A translator's two languages, which its character names in one line. */
function translatorFields({ terms }: PersonaDraft): InputBlock[] {
  const languages = translatedLanguages(terms.character.soul);
  if (!languages) return [];
  const maxChars = personaLimits.languageChars;
  return [
    textInput(personaField.translatesFrom, 'Translates from', { maxChars, value: languages.from }),
    textInput(personaField.translatesTo, 'Translates to, and back', { maxChars, value: languages.to }),
  ];
}

/** Choices of the voice beside the library's. */
export const otherVoice = 'other';
export const keptVoice = 'kept';
const cloned = 'clone:';

function cloneOption(id: string): string {
  return `${cloned}${id}`;
}

/** The cloned voice that a choice means. */
export function cloneIn(chosen: string): string | null {
  return chosen.startsWith(cloned) ? chosen.slice(cloned.length) : null;
}

/** A text from files may be longer than a field takes: it's left as it is, and this is said. */
function longText(id: string, label: string, value: string): KnownBlock[] {
  if (value.length > maxFieldChars)
    return [
      context(`${label}: ${value.length} characters from files, too long for this form; it stays as it is.`),
    ];
  return [textInput(id, label, { maxChars: maxFieldChars, value, multiline: true, optional: true })];
}

/** It is never cut. Lines that no session could be told in full stay in the draft, and the form says what to do. */
function neverField(lines: readonly string[]): KnownBlock[] {
  const value = lines.join('\n');
  if (value.length > maxFieldChars) return [context(`:warning: ${sayNeverTooLong(value.length)}`)];
  return longText(personaField.mustNotSay, 'What it must never say, a line each', value);
}

function standsIn({ terms: { standsInFor } }: PersonaDraft): UsersSelect {
  return {
    type: 'users_select',
    action_id: personaField.standsInFor,
    ...(standsInFor ? { initial_user: standsInFor } : {}),
  };
}

function senders({ terms }: PersonaDraft): MultiUsersSelect {
  return {
    type: 'multi_users_select',
    action_id: personaField.senders,
    max_selected_items: personaLimits.senders,
    ...(terms.senders ? { initial_users: [...terms.senders] } : {}),
  };
}
