import type { App } from '@slack/bolt';
import { meetingsOf } from '../../services/notes/passage.ts';
import { askCallback, askField } from '../../services/slack/blocks/ask-form.ts';
import { sayAnswer, sayFoundInCall } from '../../services/slack/words/search.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';

/** A question about one call: only its asker reads the answer. */
export function registerAskForm(app: App, deps: ListenerDeps): void {
  const { ask, answerFrom, pagesIn, postEphemeralLater } = deps.useCases;
  onForm(app, deps)(askCallback, async (sent) => {
    const { id: onlyOf, teamId, channelId, userId, isExternal, threadTs, values } = sent;
    const question = values[askField] ?? '';
    const to = { teamId, channelId, userId, threadTs };
    const found = await ask({ ...to, isExternal, readBy: 'asker', onlyOf, question });
    const passages = found.kind === 'found' ? found.passages : [];
    const words =
      passages.length > 0 && answerFrom
        ? answerFrom(teamId, question, passages).then((answer) =>
            sayAnswer(answer, passages, pagesIn(teamId)),
          )
        : Promise.resolve(sayFoundInCall(found, pagesIn(teamId)));
    postEphemeralLater(to, words, meetingsOf(passages));
    return null;
  });
}
