import type { Button, KnownBlock, ModalView, Overflow } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { type ClonedVoice, canCloneAgain } from '../../personas/voices/voice.ts';
import { askForVoice, noVoices, sayVoice, sayVoiceNews } from '../words/voices.ts';
import { aboutNothing, actions, button, type Content, confirmed, section, words } from './elements.ts';
import { listWindow, plain } from './forms.ts';

/** What the buttons and menus are called on the wire; listeners answer to the same names. */
export const voiceAction = {
  /** In the list of personas. */
  open: 'voices_open',
  create: 'voice_create',
  menu: 'voice_menu',
  agree: 'voice_agree',
  keep: 'voice_agree_keep',
  refuse: 'voice_refuse',
  takeBack: 'voice_take_back',
  again: 'voice_clone_again',
} as const;

type VoiceVerb = 'withdraw' | 'again';

/** The way to it from the personas. */
export function voicesButton(): Button {
  return button('Voices…', voiceAction.open, aboutNothing);
}

/** Somebody's voices, each with its menu; with what came of the last choice. */
export function voicesView(
  voices: readonly ClonedVoice[],
  where: Audience,
  notice: string | null = null,
): ModalView {
  return listWindow('Voices', where, notice, [
    ...(voices.length === 0 ? [section(noVoices)] : []),
    ...voices.slice(0, 90).map((voice) => ({
      ...section(sayVoice(voice, where.userId)),
      // What is in its place afterwards is another: Slack keeps a block's state by its name.
      block_id: `voice_${voice.id}`,
      accessory: menu(voice, where.userId),
    })),
    ...actions([button('New voice…', voiceAction.create, aboutNothing, 'primary')]),
  ]);
}

function menu(voice: ClonedVoice, userId: string): Overflow {
  const isTheirs = voice.ownerId === userId;
  const options = [
    ...(canCloneAgain(voice) ? [choice(voice, 'again', 'Clone again')] : []),
    ...(isTheirs ? [choice(voice, 'withdraw', 'Take my voice back')] : []),
    ...(isTheirs
      ? []
      : [choice(voice, 'withdraw', voice.state === 'asked' ? 'Take the request back' : 'Delete it')]),
  ];
  return { type: 'overflow', action_id: voiceAction.menu, options };
}

function choice({ id }: ClonedVoice, verb: VoiceVerb, label: string): Overflow['options'][number] {
  return { text: plain(label), value: `${id}:0:${verb}` };
}

/** Asks its owner. */
export function voiceRequest(voice: ClonedVoice): Content {
  const text = askForVoice(voice);
  return {
    ...words(text),
    blocks: [
      section(text),
      ...actions([
        button('Agree', voiceAction.agree, voice.id, 'primary'),
        button('Agree, and keep the recording', voiceAction.keep, voice.id),
        button('Refuse', voiceAction.refuse, voice.id, 'danger'),
      ]),
    ],
  };
}

/** How it is by now, with what its reader can do. */
export function voiceNews(voice: ClonedVoice, reader: string): Content {
  const text = sayVoiceNews(voice);
  const again = voice.state === 'failed' ? 'Try again' : 'Clone again';
  const buttons = [
    ...(canCloneAgain(voice) && voice.state !== 'ready'
      ? [button(again, voiceAction.again, voice.id, 'primary')]
      : []),
    ...(voice.ownerId === reader && voice.state === 'ready' ? [takeBackButton(voice)] : []),
  ];
  return { ...words(text), blocks: [section(text), ...actions(buttons)] satisfies KnownBlock[] };
}

function takeBackButton({ id }: ClonedVoice): Button {
  const text = 'No persona can use it any more, and its recording is deleted. You can’t undo it.';
  return confirmed(
    button('Take my voice back', voiceAction.takeBack, id, 'danger'),
    'Take your voice back?',
    text,
  );
}
