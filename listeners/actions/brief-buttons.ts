import type { App } from '@slack/bolt';
import type { DecidedBrief } from '../../services/briefs/decide-brief.ts';
import { isTypedBy, numberOf } from '../../services/briefs/lines.ts';
import { maxFactChars } from '../../services/memory/fact.ts';
import { briefMenu, briefView, editLineView, isBriefVerb } from '../../services/slack/blocks/brief.ts';
import { openBriefAction } from '../../services/slack/blocks/brief-button.ts';
import { rememberView } from '../../services/slack/blocks/memory.ts';
import { sayBriefRefusal } from '../../services/slack/words/briefs.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf, type Press } from './press.ts';

/** *Brief* on a card, and the menu beside each line of the window that it opens. */
export function registerBriefButtons(app: App, deps: ListenerDeps): void {
  const { briefs, pagesIn, updateForm } = deps.useCases;
  const on = onPress(app, deps);
  const open = formOpener(deps.useCases);
  const show = async ({ viewId, audience }: Press, outcome: DecidedBrief) => {
    if (outcome.kind !== 'decided') return sayBriefRefusal(outcome);
    if (viewId)
      await updateForm(
        { teamId: audience.teamId, viewId },
        briefView(outcome.brief, audience, pagesIn(audience.teamId)),
      );
    return null;
  };
  on(openBriefAction, async (press) => {
    const found = await briefs.read(actorOf(press), { meetingId: press.id });
    return found.kind === 'brief'
      ? open(press, briefView(found.brief, press.audience, pagesIn(press.audience.teamId)))
      : sayBriefRefusal(found);
  });
  on(briefMenu, async (press) => {
    const { verb, number: line } = press;
    if (!isBriefVerb(verb) || line === null) return null;
    const asked = { ...actorOf(press), meetingId: press.id };
    if (verb === 'leave' || verb === 'take')
      return show(press, await briefs.decide(asked, { kind: verb, line }));
    const found = await briefs.read(asked, { meetingId: press.id });
    if (found.kind !== 'brief') return sayBriefRefusal(found);
    const named = found.brief.takes.find(({ key }) => numberOf(key) === line);
    if (!named) return sayBriefRefusal({ kind: 'gone' });
    if (verb === 'edit') return open(press, editLineView(named, press.id, press.audience));
    if (!isTypedBy(named, press.audience.userId)) return null;
    // For its call's channel, wherever the brief was opened.
    const where = { ...press.audience, channelId: found.brief.meeting.channelId, threadTs: null };
    const of = { meetingId: press.id, authorId: null };
    return open(press, rememberView(named.text.slice(0, maxFactChars), where, of));
  });
}
