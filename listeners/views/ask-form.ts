import type { App } from '@slack/bolt';
import { meetingsOf } from '../../services/notes/passage.ts';
import { askCallback, askField } from '../../services/slack/blocks/ask-form.ts';
import { sayAnswer, sayFoundInCall } from '../../services/slack/words/search.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** A question about one call: only its asker reads the answer. */
export function registerAskForm(app: App, { useCases, appContext }: ListenerDeps): void {
  const { ask, answerFrom, pagesIn } = useCases;
  app.view(askCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    if (!sent) return ack();
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
    useCases.postEphemeralLater(to, words, meetingsOf(passages));
    return ack();
  });
}
