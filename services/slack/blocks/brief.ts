import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import type { Brief, BriefLine } from '../../briefs/brief.ts';
import type { BriefCard } from '../../briefs/brief-card.ts';
import { isBeforeCall } from '../../briefs/is-before-call.ts';
import { isFromElsewhere, isTypedBy, numberOf } from '../../briefs/lines.ts';
import { listLimits } from '../../meetings/do-not-say/clean-list.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { PageOf } from '../../people/pages.ts';
import { readable } from '../mrkdwn.ts';
import {
  sayBriefCard,
  sayBriefHead,
  sayBriefLine,
  sayExpected,
  sayMoreOwn,
  sayStaying,
} from '../words/briefs.ts';
import { briefButtons } from './brief-button.ts';
import { actions, type Content, context, section } from './elements.ts';
import { form, listWindow, textInput } from './forms.ts';

/** What the buttons, menus and forms are called on the wire; listeners answer to the same names. */
export const briefMenu = 'brief_menu';
export const briefCallback = 'brief_form';
export const editLineCallback = 'brief_line_form';
export const briefField = { mine: 'brief_mine', doNotSay: 'do_not_say', text: 'text' } as const;

const title = 'Brief';
/** Characters of what somebody wants said, and of one line. */
const maxChars = { mine: 3_000, line: 300 } as const;

export type BriefVerb = 'leave' | 'take' | 'edit' | 'remember';

const labels: Record<BriefVerb, string> = {
  ...{ leave: 'Leave out', take: 'Take along', edit: 'Edit…', remember: 'Remember…' },
};

export function isBriefVerb(verb: string): verb is BriefVerb {
  return verb in labels;
}

/** The brief as a window, for one person: it's read when it is opened, and Slack keeps none of it. */
export function briefView(brief: Brief, where: Audience, pageOf: PageOf): ModalView {
  const { meeting, state } = brief;
  const isOpen = isBeforeCall(meeting) && !state.fixedAt;
  const blocks = [
    ...sections(brief, where, pageOf, isOpen),
    ...(isOpen ? [mineField(brief.mine), ...listField(brief.callList)] : []),
  ];
  if (!isOpen) return listWindow(title, where, null, blocks);
  return form({
    ...{ callback: briefCallback, id: meeting.id, where: { ...where, threadTs: null } },
    ...{ title, submit: 'Send', blocks },
  });
}

function sections(brief: Brief, { userId }: Audience, pageOf: PageOf, isOpen: boolean): KnownBlock[] {
  const { meeting, takes, moreOwn, leftOut, stays, moreStays } = brief;
  const [head = '', facts = '', ...mustNotSay] = sayBriefHead(brief);
  const lineOf = (line: BriefLine, verbs: readonly BriefVerb[]): KnownBlock => ({
    ...section(sayBriefLine(line, pageOf)),
    block_id: `brief_${numberOf(line.key)}`,
    ...(verbs.length > 0 ? { accessory: menu(meeting.id, line, verbs) } : {}),
  });
  const verbsOf = (line: BriefLine): readonly BriefVerb[] => {
    if (isTypedBy(line, userId)) return ['remember'];
    return isOpen && isFromElsewhere(line) ? ['leave', 'edit'] : [];
  };
  return [
    section(head),
    context(facts),
    section(sayExpected(brief, meeting.channelId)),
    section(takes.length > 0 ? '*Goes along*' : '*Goes along*\nNothing yet.'),
    ...takes.map((line) => lineOf(line, verbsOf(line))),
    ...(moreOwn > 0 ? [context(sayMoreOwn(moreOwn))] : []),
    ...(leftOut.length > 0 ? [section('*Left out*')] : []),
    ...leftOut.map((line) => lineOf(line, isOpen ? ['take'] : [])),
    ...(stays.length > 0 ? [section(sayStaying(stays, moreStays))] : []),
    ...mustNotSay.map(section),
  ];
}

function menu(meetingId: string, { key }: BriefLine, verbs: readonly BriefVerb[]): Overflow {
  return {
    type: 'overflow',
    action_id: briefMenu,
    options: verbs.map((verb) => ({
      text: { type: 'plain_text', text: labels[verb] },
      value: `${meetingId}:${numberOf(key)}:${verb}`,
    })),
  };
}

function mineField(mine: string): KnownBlock {
  return textInput(briefField.mine, 'Say for me', {
    ...{ maxChars: maxChars.mine, value: readable(mine), multiline: true, optional: true },
    example: 'The migration is done\nAsk about the budget',
  });
}

/** For who sends it: what mustn't be said in this call, nor written of it. */
function listField(lines: Brief['callList']): KnownBlock[] {
  if (lines === null) return [];
  const value = readable(lines.join('\n'));
  return [
    textInput(briefField.doNotSay, 'Do not say in this call, a line each', {
      ...{ maxChars: listLimits.totalChars.call, value, multiline: true, optional: true },
      example: 'Project Heron',
    }),
  ];
}

/** A line in somebody's own words, which go along under their name. */
export function editLineView(line: BriefLine, meetingId: string, where: Audience): ModalView {
  return form({
    ...{ callback: editLineCallback, id: meetingId, version: numberOf(line.key), where },
    ...{ title: 'Edit the line', submit: 'Save' },
    blocks: [
      section('It goes along in your words and under your name. What it comes from stays as it is.'),
      textInput(briefField.text, 'To say', {
        maxChars: maxChars.line,
        value: readable(line.text),
        multiline: true,
      }),
    ],
  });
}

/** The DM ahead of a call: how much goes along, and no words of it. */
export function briefCard(meeting: Meeting, card: BriefCard): Content {
  const text = sayBriefCard(meeting, card);
  return { text, blocks: [section(text), ...actions(briefButtons(meeting))] };
}
