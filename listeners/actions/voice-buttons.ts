import type { App } from '@slack/bolt';
import type { VoiceAnswer, VoiceOutcome } from '../../services/personas/voices/decide-voice.ts';
import { voiceFormView } from '../../services/slack/blocks/voice-form.ts';
import { voiceAction, voicesView } from '../../services/slack/blocks/voices.ts';
import { sayNotDecided } from '../../services/slack/words/reasons/voices.ts';
import { sayCloning, sayYouAnswered, sayYouTookBack } from '../../services/slack/words/voices.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { showVoices } from '../voices-window.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf, type Press } from './press.ts';

/** Somebody's voices with their menus, and what they say in DMs about them. */
export function registerVoiceButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const { voices } = useCases.personas;
  const on = onPress(app, deps);
  const open = formOpener(useCases);
  /** Shown in the window where the press was, else only to the person. */
  const tell = async ({ viewId, audience }: Press, outcome: VoiceOutcome) => {
    const words = sayOutcome(outcome);
    if (!viewId) return words;
    await showVoices(useCases, viewId, audience, words);
    return null;
  };
  const answer = (what: VoiceAnswer) => async (press: Press) =>
    tell(press, await voices.answer(actorOf(press), press.id, what));
  const takeBack = async (press: Press) => tell(press, await voices.takeBack(actorOf(press), press.id));
  const again = async (press: Press) => tell(press, await voices.cloneAgain(actorOf(press), press.id));

  on(voiceAction.open, async (press) =>
    open(press, voicesView(await voices.mine(press.audience), { ...press.audience, threadTs: null })),
  );
  on(voiceAction.create, (press) => open(press, voiceFormView({ ...press.audience, threadTs: null })));
  on(voiceAction.menu, async (press) => {
    if (press.verb === 'again') return again(press);
    return press.verb === 'withdraw' ? takeBack(press) : null;
  });
  on(voiceAction.agree, answer('agree'));
  on(voiceAction.keep, answer('keep'));
  on(voiceAction.refuse, answer('refuse'));
  on(voiceAction.takeBack, takeBack);
  on(voiceAction.again, again);
}

function sayOutcome(outcome: VoiceOutcome): string {
  switch (outcome.kind) {
    case 'agreed':
    case 'refused':
      return sayYouAnswered(outcome.voice);
    case 'taken_back':
      return sayYouTookBack(outcome.voice);
    case 'cloning':
      return sayCloning(outcome.voice);
    default:
      return sayNotDecided(outcome);
  }
}
