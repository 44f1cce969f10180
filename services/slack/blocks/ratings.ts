import type { ContextActionsBlock, KnownBlock } from '@slack/types';
import { ratingLabels } from '../words/notes.ts';
import { actions, button, type Content } from './elements.ts';
import { plain } from './forms.ts';
import { notesAction } from './notes-action.ts';

/** A recap's first message with the question whether it helped; as ordinary buttons where Slack has no such block. */
export function withRatings({ text, blocks }: Content, meetingId: string, below: KnownBlock[]): Content {
  return {
    text,
    blocks: [...blocks, thumbs(meetingId), ...below],
    plain: [...blocks, ...plainThumbs(meetingId), ...below],
  };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
function thumbs(meetingId: string): ContextActionsBlock {
  const thumb = ({ label, longer }: (typeof ratingLabels)['helpful'], verb: string) => ({
    text: plain(label),
    accessibility_label: longer,
    value: `${meetingId}:0:${verb}`,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: notesAction.rate,
        positive_button: thumb(ratingLabels.helpful, 'helpful'),
        negative_button: thumb(ratingLabels.unhelpful, 'unhelpful'),
      },
    ],
  };
}

function plainThumbs(meetingId: string): KnownBlock[] {
  return actions([
    button(ratingLabels.helpful.label, notesAction.helpful, meetingId),
    button(ratingLabels.unhelpful.label, notesAction.unhelpful, meetingId),
  ]);
}
