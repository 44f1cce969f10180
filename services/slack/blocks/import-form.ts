import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { DraftImport, ImportNote } from '../../personas/imports/draft-import.ts';
import { sayImported, sayNotes } from '../words/imports.ts';
import { aboutNothing, button, context, section } from './elements.ts';
import { form, input, maxFieldChars, noticeView, option, textInput } from './forms.ts';

/** What buttons, form and fields are called on the wire; listeners answer to the same names. */
export const importAction = { open: 'import_open', self: 'import_self' } as const;
export const importCallback = 'import_form';
export const importField = { files: 'files', pasted: 'pasted', likeness: 'likeness' } as const;

/** In the list of personas. */
export function importButtons(): Button[] {
  return [
    button('Import…', importAction.open, aboutNothing),
    button('Use my Pika AI Self', importAction.self, aboutNothing),
  ];
}

/** Files of a self, pasted text, or both. `given`: what was pasted before; files can't be filled in again. */
export function importFormView(
  where: Audience,
  given: { pasted: string; problem: string; notes: readonly ImportNote[] } = noneGiven,
): ModalView {
  const { pasted, problem, notes } = given;
  return form({
    callback: importCallback,
    id: aboutNothing,
    where,
    title: 'Import persona',
    submit: 'Read',
    blocks: [
      ...(problem ? [section(`:warning: ${problem}`)] : []),
      ...notesBlocks(notes),
      section(
        'IDENTITY.md, SOUL.md, STYLE.md, RULES.md, soul.json, a picture, the folder of the PikaStream skill: as they are, or as a zip. You see what was read before anything is saved.',
      ),
      input(importField.files, 'Files, at most 10 of 10 MB', true, {
        type: 'file_input',
        action_id: importField.files,
        // Other kinds can be chosen too: it's better to say why they aren't taken.
        max_files: 10,
      }),
      textInput(importField.pasted, 'Or paste their text', {
        maxChars: maxFieldChars,
        value: pasted,
        example: '=== SOUL.md ===',
        multiline: true,
        optional: true,
      }),
      context('Several files in one text: put a line with its name before each, as in `=== SOUL.md ===`.'),
      likenessTick(importField.likeness, false),
    ],
  });
}

const noneGiven = { pasted: '', problem: '', notes: [] };

/** A real person's face needs somebody who says that they may use it. */
export function likenessTick(id: string, isTicked: boolean) {
  const may = option('It shows a real person, and I may use their likeness', 'yes');
  return input(id, 'Its picture', true, {
    type: 'checkboxes',
    action_id: id,
    options: [may],
    ...(isTicked ? { initial_options: [may] } : {}),
  });
}

/** While it's being read, and where nothing came of it. */
export function importNoticeView(words: string): ModalView {
  return noticeView('Import persona', words);
}

/** Above a form that was filled in from elsewhere. */
export function importedBlocks(imported: DraftImport | null): KnownBlock[] {
  return imported ? [section(sayImported(imported)), ...notesBlocks(imported.notes)] : [];
}

function notesBlocks(notes: readonly ImportNote[]): KnownBlock[] {
  const words = sayNotes(notes);
  return words ? [section(words)] : [];
}
