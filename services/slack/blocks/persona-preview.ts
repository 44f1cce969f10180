import type { KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { PersonaPreview } from '../../personas/preview.ts';
import { limits } from '../limits.ts';
import { notSaved, sayLeftOut, sayPreview } from '../words/personas.ts';
import { actions, button, context, section } from './elements.ts';
import { form, plain } from './forms.ts';
import { personaAction } from './persona-list.ts';

export const previewCallback = 'persona_preview';

/** What a session gets, before anything is saved. */
export function personaPreviewView(preview: PersonaPreview, where: Audience, problem = ''): ModalView {
  const { draft, instructions } = preview;
  return form({
    callback: previewCallback,
    id: draft.id,
    version: draft.personaVersion,
    where,
    title: 'Preview',
    submit: 'Save',
    blocks: [
      ...(problem ? [context(problem)] : []),
      section(`${sayPreview(preview)} ${notSaved}`),
      ...actions([button('Back to the form', personaAction.back, draft.id)]),
      ...shown(preview),
      ...(instructions.leftOut.length > 0 ? [context(sayLeftOut(instructions.leftOut))] : []),
    ],
  });
}

/** The same of a persona as it is. `notice`: what came of a press in it. */
export function personaWordsView(
  preview: PersonaPreview,
  { channelId }: Pick<Audience, 'channelId'>,
  notice: string | null = null,
): ModalView {
  return {
    type: 'modal',
    private_metadata: JSON.stringify({ channelId }),
    title: plain('What it’s told'),
    close: plain('Back'),
    blocks: [
      ...(notice ? [context(notice)] : []),
      section(sayPreview(preview)),
      ...actions([button('Export', personaAction.export, preview.draft.id)]),
      ...shown(preview),
    ],
  };
}

/** The words as they are: Slack marks nothing up in plain text. */
function shown({ instructions: { text } }: PersonaPreview): KnownBlock[] {
  const parts: KnownBlock[] = [];
  for (let from = 0; from < text.length; from += limits.sectionText)
    parts.push({
      type: 'section',
      text: { type: 'plain_text', text: text.slice(from, from + limits.sectionText), emoji: false },
    });
  return parts;
}
