import type { FileInput, InputBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { voiceLimits } from '../../personas/voices/voice.ts';
import { readingWords } from '../words/voices.ts';
import { aboutNothing, context } from './elements.ts';
import { form, input, noticeView, option, textInput } from './forms.ts';

export const voiceCallback = 'voice_form';

/** What the fields are called on the wire. */
export const voiceField = {
  name: 'name',
  owner: 'owner',
  sample: 'sample',
  noise: 'noise',
  consent: 'consent',
} as const;

/** Ticks. */
export const voiceTick = { noise: 'noise', agrees: 'agrees', keeps: 'keeps' } as const;

/** A new voice. `given`: what was filled in before; a file can't be filled in again. */
export function voiceFormView(
  where: Audience,
  given: { name: string; ownerId: string } = { name: '', ownerId: where.userId },
  problem = '',
): ModalView {
  return form({
    callback: voiceCallback,
    id: aboutNothing,
    where,
    title: 'New voice',
    submit: 'Continue',
    blocks: [
      ...(problem ? [context(`:warning: ${problem}`)] : []),
      textInput(voiceField.name, 'Name', {
        maxChars: voiceLimits.nameChars,
        value: given.name,
        example: 'Ada',
      }),
      input(voiceField.owner, 'Whose voice it is', false, {
        type: 'users_select',
        action_id: voiceField.owner,
        initial_user: given.ownerId,
      }),
      input(voiceField.sample, 'Recording', false, recording),
      context(
        'Only that person, speaking clearly: mp3, m4a or wav, 10 seconds to 5 minutes (15 to 30 are best), at most 10 MB. Slack’s own voice clips aren’t taken.',
      ),
      ticks(voiceField.noise, 'Sound', [option('Reduce noise', voiceTick.noise)]),
      ticks(voiceField.consent, 'If it’s your own voice', [
        option('I agree that PikaStream gets it and makes a voice of it', voiceTick.agrees),
        option('Keep the recording, encrypted, to clone it again', voiceTick.keeps),
      ]),
      context('Somebody else is asked in a DM first. Nothing is sent before they agree.'),
    ],
  });
}

const recording: FileInput = {
  type: 'file_input',
  action_id: voiceField.sample,
  // Other kinds can be chosen too: it's better to say why they aren't taken.
  max_files: 1,
};

function ticks(id: string, label: string, options: ReturnType<typeof option>[]): InputBlock {
  return input(id, label, true, { type: 'checkboxes', action_id: id, options });
}

/** While the recording is read, and what came of it. */
export function voiceNoticeView(words: string = readingWords): ModalView {
  return noticeView('New voice', words);
}
