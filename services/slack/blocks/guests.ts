import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { type Fact, guestIn, isLinked } from '../../memory/fact.ts';
import { sayAboutGuest } from '../words/memory.ts';
import { section } from './elements.ts';
import { form, input, textInput } from './forms.ts';

export const linkGuestCallback = 'guest_form';
export const guestField = { person: 'person', email: 'email' } as const;

/** What people do about the guest of a call that a fact is about. */
export const guestLabels = { thisIs: 'This is…', notThem: 'Not them' } as const;

/** Which of them they may choose. */
export function ofGuest({ about }: Fact): (keyof typeof guestLabels)[] {
  if (!guestIn(about)) return [];
  return [isLinked(about) ? 'notThem' : 'thisIs'];
}

/** Who a guest of a call is: one of two answers. */
export function linkGuestView(fact: Fact, where: Audience): ModalView {
  const { id, version } = fact;
  return form({
    ...{ callback: linkGuestCallback, id, version, where },
    ...{ title: 'Who is this guest?', submit: 'This is them' },
    blocks: [
      section(sayAboutGuest(fact)),
      input(guestField.person, 'Somebody in Slack', true, {
        type: 'users_select',
        action_id: guestField.person,
      }),
      textInput(guestField.email, 'Or an e-mail address', {
        maxChars: 254,
        example: 'kim@example.com',
        optional: true,
      }),
    ],
  });
}
