import type { ModalView } from '@slack/types';
import { callIn } from '../services/meetings/links/calls-in-text.ts';
import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import type { NotEntitled } from '../services/people/authorize.ts';
import { sendView } from '../services/slack/blocks/send-form.ts';
import type { UseCases } from './use-cases.ts';

/** The form that sends somebody into a call, for a message's link or for none yet; it names the workspace's personas. */
export async function sendWindow(
  { personas }: Pick<UseCases, 'personas'>,
  where: Audience,
  text: string | null,
  isExternal: boolean,
): Promise<ModalView | NotEntitled> {
  const choices = await personas.choices({ ...where, isExternal });
  if ('kind' in choices) return choices;
  const call = text === null ? null : callIn(text);
  const passcode = call?.passcode ? `?pwd=${encodeURIComponent(call.passcode)}` : '';
  return sendView({
    where,
    personas: choices,
    link: call ? `${call.url}${passcode}` : '',
    choosesChannel: text === null,
  });
}
