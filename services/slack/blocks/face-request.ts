import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { ShownFace } from '../../personas/faces/face-request.ts';
import { sayFace } from '../words/faces.ts';
import { actions, button, type Content, section, words } from './elements.ts';
import { form, input, option, textInput } from './forms.ts';

/** What the buttons, the form and its fields are called on the wire; listeners answer to the same names. */
export const faceAction = {
  keep: 'face_keep',
  again: 'face_again',
  differently: 'face_differently',
} as const;
export const faceCallback = 'face_form';
export const faceField = {
  describe: 'describe',
  upload: 'upload',
  self: 'self',
  likeness: 'likeness',
} as const;

/** How a picture fares, in the DM of the person who wanted it; the picture itself is in the thread. */
export function faceMessage(shown: ShownFace): Content {
  const text = sayFace(shown);
  return { ...words(text), blocks: [section(text), ...actions(buttonsOf(shown))] };
}

function buttonsOf({ request: { id, state, source } }: ShownFace) {
  const again = button(source === 'described' ? 'Again' : 'Try again', faceAction.again, id);
  const differently = button('Describe differently', faceAction.differently, id);
  switch (state) {
    case 'asked':
    case 'working':
    case 'kept':
      return [];
    case 'shown':
      return [
        button('Keep', faceAction.keep, id, 'primary'),
        ...(source === 'described' ? [again] : []),
        differently,
      ];
    case 'failed':
      return [again, differently];
    default:
      return state satisfies never;
  }
}

/** Three ways to a face. `prompt`: what was described before. */
export function faceForm(personaId: string, version: number, where: Audience, prompt = ''): ModalView {
  const choice = (id: string, label: string, text: string) =>
    input(id, label, true, { type: 'checkboxes', action_id: id, options: [option(text, 'yes')] });
  return form({
    callback: faceCallback,
    id: personaId,
    version,
    where,
    title: 'Picture',
    submit: 'Show it',
    blocks: [
      section(
        'Choose one way. You see the picture in a DM, and it counts only once you press *Keep*. A described one is drawn by PikaStream and costs credits from the wallet; what one costs isn’t published.',
      ),
      textInput(faceField.describe, 'Describe it', {
        maxChars: 1_000,
        value: prompt,
        example: 'A friendly fox in a grey hoodie, drawn in flat colours',
        multiline: true,
        optional: true,
      }),
      input(faceField.upload, 'Or upload one: PNG or JPEG, at most 5 MB, 256 to 4,096 pixels a side', true, {
        type: 'file_input',
        action_id: faceField.upload,
        filetypes: ['png', 'jpg', 'jpeg'],
        max_files: 1,
      }),
      choice(faceField.self, 'Or take it from Pika', 'Use the portrait of my Pika AI Self'),
      choice(faceField.likeness, 'A real person', 'It shows a real person, and I may use their likeness'),
    ],
  });
}
